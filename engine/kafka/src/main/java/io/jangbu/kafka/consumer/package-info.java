/**
 * A Kafka consumer that is safe to point at a topic which others write: what a few bytes on the
 * wire may unpack to is bounded, whatever they say.
 *
 * <p>Kafka bounds what a producer has compressed. Its consumer unpacks that whatever it comes to
 * (the broker of 4.4 has {@code max.decompressed.message.bytes}, the client has nothing): a record
 * of 150 MB of zeros takes 15 kB on the wire, and the memory of whoever polls it.
 */
@NullMarked
package io.jangbu.kafka.consumer;

import org.jspecify.annotations.NullMarked;
