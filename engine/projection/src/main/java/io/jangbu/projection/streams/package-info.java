/** Kafka Streams as this service runs it: the topology, and how an instance takes part. */
@NullMarked
package io.jangbu.projection.streams;

import org.jspecify.annotations.NullMarked;
