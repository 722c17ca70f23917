package io.jangbu.cli.topics;

import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.EventLog;
import io.jangbu.kafka.record.StreamPartition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A topic of a context, and where its records belong. */
record AdoptedTopic(String name, EventLog<?, ?> log) {

  /** The topic of that name, of one of the contexts. */
  static Optional<AdoptedTopic> named(String name, List<EventLog<?, ?>> logs) {
    return logs.stream()
        .filter(log -> log.topics().all().contains(name))
        .<AdoptedTopic>map(log -> new AdoptedTopic(name, log))
        .findFirst();
  }

  AggregateTopics context() {
    return log.topics();
  }

  boolean hasCommands() {
    return name.equals(context().commands());
  }

  boolean hasEvents() {
    return name.equals(context().events());
  }

  /** Its copy, while it is adopted. */
  String copy() {
    return name + ".adopting";
  }

  /** The partition of a record's stream, by the contract's rule; without a key any will do. */
  static int home(byte @Nullable [] key, int partitions) {
    if (key == null) {
      return 0;
    }
    return StreamPartition.of(new String(key, StandardCharsets.UTF_8), partitions);
  }
}
