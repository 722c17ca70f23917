@NullMarked
package io.jangbu.testkit.kafka.files;

import org.jspecify.annotations.NullMarked;
