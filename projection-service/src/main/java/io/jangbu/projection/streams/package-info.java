/** Kafka Streams: its settings, its topology, its life from waiting for topics to its close. */
@NullMarked
package io.jangbu.projection.streams;

import org.jspecify.annotations.NullMarked;
