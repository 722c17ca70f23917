/**
 * The trace of a command, carried over the headers of its records (W3C {@code traceparent} and
 * {@code tracestate}), and what a log line says of the stream it is about.
 */
@NullMarked
package io.jangbu.kafka.tracing;

import org.jspecify.annotations.NullMarked;
