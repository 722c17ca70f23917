@NullMarked
package io.jangbu.kafka.streams;

import org.jspecify.annotations.NullMarked;
