package io.jangbu.command.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.command.AggregateType;
import io.jangbu.command.state.AssignedPartitions;
import io.jangbu.command.state.CommandStates;
import io.jangbu.command.state.EventsInMemory;
import io.jangbu.command.state.Sealing;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.tracing.Traces;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.shop.schemas.order.OrderSnapshots;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;

/** A sub-topology's number is in the names of its tasks and of their directories. */
class CommandTopologyTest {

  @Test
  void numbersContextsInTheirOrderWhateverTheirNames() {
    assertThat(numbered("orders", "inventory", "accounts"))
        .isEqualTo(Map.of(0, "orders", 1, "inventory", 2, "accounts"));
  }

  @Test
  void renumbersNothingWhenAContextIsAddedAtTheEnd() {
    assertThat(numbered("orders")).isEqualTo(Map.of(0, "orders"));
    assertThat(numbered("orders", "inventory")).isEqualTo(Map.of(0, "orders", 1, "inventory"));
  }

  @Test
  void keepsTheOrderOfMoreThanTen() {
    String[] names = IntStream.range(0, 12).mapToObj(i -> "c" + i).toArray(String[]::new);

    assertThat(numbered(names).values()).containsExactly(names);
  }

  @Test
  void keepsTheNamesOfStores() {
    assertThat(describe("orders").nodes())
        .filteredOn(TopologyDescription.Processor.class::isInstance)
        .map(TopologyDescription.Processor.class::cast)
        .flatMap(TopologyDescription.Processor::stores)
        .containsExactlyInAnyOrder("orders-snapshots", "orders-command-memory");
  }

  /** The context that each sub-topology reads the commands of, by its number. */
  private static Map<Integer, String> numbered(String... contexts) {
    Map<Integer, String> numbered = new TreeMap<>();
    for (TopologyDescription.Subtopology one : subtopologies(contexts).toList()) {
      one.nodes().stream()
          .filter(TopologyDescription.Source.class::isInstance)
          .flatMap(source -> ((TopologyDescription.Source) source).topicSet().stream())
          .forEach(topic -> numbered.put(one.id(), topic.replace(".commands", "")));
    }
    return numbered;
  }

  private static TopologyDescription.Subtopology describe(String context) {
    return subtopologies(context).findFirst().orElseThrow();
  }

  private static Stream<TopologyDescription.Subtopology> subtopologies(String... contexts) {
    SequencedMap<AggregateType<?, ?, ?>, Integer> hosted = new LinkedHashMap<>();
    for (String name : contexts) {
      hosted.put(
          new AggregateType<>(
              new AggregateTopics(name),
              new OrderDecider(),
              new OrderCodec(),
              new OrderSnapshots(),
              List.of()),
          4);
    }
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    AssignedPartitions assigned = new AssignedPartitions(meters);
    InstantSource clock = () -> Instant.EPOCH;
    return CommandTopology.of(
        hosted,
        Set.of(),
        new EngineParts(
            clock,
            meters,
            new CommitWhenCaughtUp(assigned, _ -> false, new SimpleMeterRegistry()),
            new CommandStates(assigned, new EventsInMemory(), clock, meters, Sealing.WITHOUT_KEYS),
            Traces.off()))
        .describe()
        .subtopologies()
        .stream();
  }
}
