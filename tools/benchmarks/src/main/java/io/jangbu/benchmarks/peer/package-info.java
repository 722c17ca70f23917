/**
 * The same decider over PostgreSQL without Kafka: in a hand-made event store, and in frameworks
 * that run as programs of their own.
 */
@NullMarked
package io.jangbu.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
