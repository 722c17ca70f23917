package io.jangbu.command.engine;

import io.jangbu.command.AggregateType;
import io.jangbu.command.hosted.Hosted;
import io.jangbu.command.process.Consequences;
import io.jangbu.command.state.IdempotencyStore;
import io.jangbu.command.state.SnapshotStore;
import java.util.Collection;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;

/**
 * One sub-topology per context: a source, the processor with its two stores, three sinks, and one
 * more for each other context that its decisions may lead to.
 */
final class CommandTopology {

  private CommandTopology() {}

  /**
   * Builds it.
   *
   * @param contexts the contexts, and for each the partition count that all its topics have; one
   *     that is added at the end renumbers nothing of the others
   * @param uniqueIds the names of those whose command ids are unique among all their streams
   */
  static Topology of(
      SequencedMap<AggregateType<?, ?, ?>, Integer> contexts,
      Set<String> uniqueIds,
      EngineParts parts) {
    Topology topology = new Topology();
    Hosted hosted = new Hosted(contexts, uniqueIds);
    int position = 0;
    for (Map.Entry<AggregateType<?, ?, ?>, Integer> type : contexts.entrySet()) {
      String source = new NodeNames(type.getKey().name()).source(position++);
      add(topology, source, type.getKey(), type.getValue(), hosted, parts);
    }
    return topology;
  }

  /** How many stores on disk one instance has at most, all partitions of each context with it. */
  static int stores(Collection<Integer> partitions) {
    int inAll = partitions.stream().mapToInt(Integer::intValue).sum();
    return inAll * (SnapshotStore.STORES + IdempotencyStore.STORES);
  }

  private static <C, E, S> void add(
      Topology topology,
      String source,
      AggregateType<C, E, S> type,
      int partitions,
      Hosted hosted,
      EngineParts parts) {
    NodeNames names = new NodeNames(type.name());
    CommandMetrics metrics = new CommandMetrics(parts.meters(), type);
    DueMetrics dueMetrics = new DueMetrics(parts.meters(), type.name());
    Consequences<C, E, S> consequences = new Consequences<>(type, hosted);
    topology
        .addSource(
            source,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            type.topics().commands())
        .addProcessor(
            names.processor(),
            () ->
                new CommandProcessor<>(type, partitions, parts, metrics, dueMetrics, consequences),
            source)
        .addStateStore(SnapshotStore.store(names.snapshots()), names.processor())
        .addStateStore(IdempotencyStore.store(names.idempotency()), names.processor());
    addSink(topology, names.eventSink(), type.topics().events(), names);
    addSink(topology, names.resultSink(), type.topics().results(), names);
    addSink(topology, names.deadLetterSink(), type.topics().deadLetters(), names);
    hosted
        .sinks(type.name())
        .forEach((sink, to) -> addSink(topology, sink, to.topics().commands(), names));
  }

  private static void addSink(Topology topology, String name, String topic, NodeNames names) {
    topology.addSink(
        name,
        topic,
        new ByteArraySerializer(),
        Output.SERIALIZER,
        Output.PARTITIONER,
        names.processor());
  }
}
