/** What is said of files and directories that cannot be used. */
@NullMarked
package io.jangbu.testkit.kafka.files;

import org.jspecify.annotations.NullMarked;
