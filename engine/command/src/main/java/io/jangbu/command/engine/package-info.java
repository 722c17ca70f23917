/**
 * Hosts any decider on Kafka Streams, exactly once: command in; event, snapshot, memory, result and
 * input offset out, in one transaction. Knows no context by name.
 */
@NullMarked
package io.jangbu.command.engine;

import org.jspecify.annotations.NullMarked;
