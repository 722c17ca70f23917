package io.jangbu.command;

import io.jangbu.core.Decider;
import io.jangbu.core.RejectionCode;
import io.jangbu.kafka.record.Codec;
import io.jangbu.kafka.record.ContextTopics;
import io.jangbu.kafka.record.FlawedSnapshots;
import io.jangbu.kafka.record.SnapshotCodec;
import java.util.List;

/**
 * All that the service needs to host a context: where its records are, its rules, and its bytes.
 *
 * @param rejections every reason that the decider can give
 * @param <C> the commands
 * @param <E> the events
 * @param <S> the state
 */
public record AggregateType<C, E, S>(
    ContextTopics topics,
    Decider<C, E, S> decider,
    Codec<C, E> codec,
    SnapshotCodec<S> snapshots,
    List<RejectionCode> rejections) {

  public AggregateType {
    snapshots = FlawedSnapshots.of(snapshots);
    rejections = List.copyOf(rejections);
  }

  /** The context's name, such as {@code orders}. */
  public String name() {
    return topics.context();
  }
}
