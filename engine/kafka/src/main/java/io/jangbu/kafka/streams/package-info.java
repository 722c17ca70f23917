/** Kafka Streams as both services run it: its settings, its memory, its start and stop. */
@NullMarked
package io.jangbu.kafka.streams;

import org.jspecify.annotations.NullMarked;
