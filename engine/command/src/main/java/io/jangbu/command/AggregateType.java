package io.jangbu.command;

import io.jangbu.core.Deadlines;
import io.jangbu.core.Decider;
import io.jangbu.core.RejectionCode;
import io.jangbu.core.claim.Uniqueness;
import io.jangbu.core.process.ProcessRules;
import io.jangbu.core.process.VersionedRules;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.Codec;
import io.jangbu.kafka.record.FlawedSnapshots;
import io.jangbu.kafka.record.SnapshotCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type of aggregates, as an application declares it: where the records are, the rules, and the
 * bytes. Topics, metrics and documents call what it is about its context.
 *
 * @param rejections every reason that the decider can give
 * @param deadlines what is asked of its streams once a moment has come
 * @param uniqueness what no two of its streams have; null if nothing is unique
 * @param <C> the commands
 * @param <E> the events
 * @param <S> the state
 */
public record AggregateType<C, E, S>(
    AggregateTopics topics,
    Decider<C, E, S> decider,
    Codec<C, E> codec,
    SnapshotCodec<S> snapshots,
    List<RejectionCode> rejections,
    Deadlines<C, S> deadlines,
    @Nullable Uniqueness<C, S> uniqueness) {

  public AggregateType {
    decider = decider instanceof ProcessRules<C, E, S> rules ? VersionedRules.of(rules) : decider;
    snapshots = FlawedSnapshots.of(snapshots);
    rejections = List.copyOf(rejections);
  }

  /** A type of which nothing is unique. */
  public AggregateType(
      AggregateTopics topics,
      Decider<C, E, S> decider,
      Codec<C, E> codec,
      SnapshotCodec<S> snapshots,
      List<RejectionCode> rejections,
      Deadlines<C, S> deadlines) {
    this(topics, decider, codec, snapshots, rejections, deadlines, null);
  }

  /** A type without deadlines of which nothing is unique. */
  public AggregateType(
      AggregateTopics topics,
      Decider<C, E, S> decider,
      Codec<C, E> codec,
      SnapshotCodec<S> snapshots,
      List<RejectionCode> rejections) {
    this(topics, decider, codec, snapshots, rejections, Deadlines.none());
  }

  /** Its rules if it is a process, null if it is none. */
  public @Nullable ProcessRules<C, E, S> process() {
    return decider instanceof ProcessRules<C, E, S> rules ? rules : null;
  }

  /** Its name, such as {@code orders}: the context that topics and metrics name. */
  public String name() {
    return topics.context();
  }
}
