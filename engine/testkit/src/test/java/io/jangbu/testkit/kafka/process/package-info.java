@NullMarked
package io.jangbu.testkit.kafka.process;

import org.jspecify.annotations.NullMarked;
