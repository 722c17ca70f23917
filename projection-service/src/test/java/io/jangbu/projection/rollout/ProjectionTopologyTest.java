package io.jangbu.projection.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.kafka.integrity.EventTrust;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.tracing.Traces;
import io.jangbu.projection.timetravel.TimeTravelSettings;
import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.projection.inventory.Products;
import io.jangbu.shop.projection.order.Orders;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.shop.schemas.order.OrderSnapshots;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.junit.jupiter.api.Test;

class ProjectionTopologyTest {

  /** State directories are named by the numbers, so they must not change. */
  @Test
  void numbersTheContextsInTheirOrderWhateverTheirNames() {
    List<Projection<?, ?>> contexts =
        new ArrayList<>(List.of(Orders.projection(), Products.projection()));
    IntStream.range(0, 10).forEach(i -> contexts.add(context("a" + (9 - i))));
    Map<Integer, Set<String>> numbered = topics(contexts);
    assertThat(numbered).hasSize(12);
    for (int i = 0; i < 12; i++) {
      assertThat(numbered)
          .as("one that is added later renumbers none")
          .containsEntry(i, Set.of(contexts.get(i).topics().events()));
    }
  }

  /** Changelog topics and directories go by these names: they are kept for ever. */
  @Test
  void keepsTheNamesOfTheStores() {
    assertThat(stores(Orders.projection()))
        .containsExactlyInAnyOrder(
            "orders-history",
            "orders-view",
            "orders-by-cause",
            "orders-snapshots",
            "orders-by-status",
            "orders-by-customer",
            "orders-status-counts",
            "orders-open-by-sku",
            "orders-open-quantities");
    assertThat(stores(Products.projection()))
        .containsExactlyInAnyOrder(
            "inventory-history",
            "inventory-view",
            "inventory-snapshots",
            "inventory-by-cause",
            "inventory-by-available");
  }

  private static Map<Integer, Set<String>> topics(List<Projection<?, ?>> contexts) {
    Map<Integer, Set<String>> topics = new TreeMap<>();
    for (TopologyDescription.Subtopology part : describe(contexts).subtopologies()) {
      part.nodes()
          .forEach(node -> {
            if (node instanceof Source source) {
              topics.put(part.id(), source.topicSet());
            }
          });
    }
    return topics;
  }

  private static Set<String> stores(Projection<?, ?> context) {
    return describe(List.of(context)).subtopologies().stream()
        .flatMap(part -> part.nodes().stream())
        .filter(Processor.class::isInstance)
        .flatMap(node -> ((Processor) node).stores().stream())
        .collect(Collectors.toSet());
  }

  private static TopologyDescription describe(List<Projection<?, ?>> contexts) {
    return new ProjectionTopology(
            new SimpleMeterRegistry(), new TimeTravelSettings(100), Traces.off(), EventTrust.NONE)
        .of(
            contexts,
            contexts.stream()
                .map(Projection::context)
                .collect(Collectors.toMap(Function.identity(), _ -> 4)),
            List.of())
        .describe();
  }

  private static Projection<OrderEvent, Order> context(String name) {
    return new Projection<>(
        new AggregateTopics(name),
        new OrderCodec(),
        new OrderDecider(),
        new OrderSnapshots(),
        List.of());
  }
}
