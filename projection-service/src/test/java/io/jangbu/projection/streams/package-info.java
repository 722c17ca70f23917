/** The life of Kafka Streams in this service. */
@NullMarked
package io.jangbu.projection.streams;

import org.jspecify.annotations.NullMarked;
