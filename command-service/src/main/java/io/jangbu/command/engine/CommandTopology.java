package io.jangbu.command.engine;

import io.jangbu.command.context.BoundedContext;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;

/** One sub-topology per context: a source, the processor with its two stores, three sinks. */
public final class CommandTopology {

  private CommandTopology() {}

  /**
   * Builds it.
   *
   * @param contexts the contexts, and for each the partition count that all its topics have
   */
  public static Topology of(
      Map<BoundedContext<?, ?, ?>, Integer> contexts, InstantSource clock, CommandMetrics metrics) {
    Topology topology = new Topology();
    contexts.forEach((context, partitions) -> add(topology, context, partitions, clock, metrics));
    return topology;
  }

  private static <C, E, S> void add(
      Topology topology,
      BoundedContext<C, E, S> context,
      int partitions,
      InstantSource clock,
      CommandMetrics metrics) {
    NodeNames names = new NodeNames(context.name());
    topology
        .addSource(
            names.source(),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            context.topics().commands())
        .addProcessor(
            names.processor(),
            () -> new CommandProcessor<>(context, partitions, clock, metrics),
            names.source())
        .addStateStore(SnapshotStore.store(names.snapshots()), names.processor())
        .addStateStore(CommandMemory.store(names.memory()), names.processor());
    addSink(topology, names.eventSink(), context.topics().events(), names);
    addSink(topology, names.resultSink(), context.topics().results(), names);
    addSink(topology, names.deadLetterSink(), context.topics().deadLetters(), names);
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
