@NullMarked
package io.jangbu.kafka.streams.keys;

import org.jspecify.annotations.NullMarked;
