package io.jangbu.systemtests.replay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.Decision;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.kafka.record.TopicSettings;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.testkit.kafka.FreshTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Delivered orders of the last six days, four events each, so that the memory of their commands has
 * all its segments. A thousand orders at a time go through their lives side by side; their ids are
 * random, as UUIDs are, and the same in each run.
 */
final class PastOrders {

  static final int EVENTS_EACH = 4;

  private static final int SIDE_BY_SIDE = 1_000;
  private static final Duration AGE = Duration.ofDays(6);
  private static final List<OrderCommand> LIFE =
      List.of(
          new CreateOrder("c-1", "EUR", List.of(new Line("s-1", 2, 500), new Line("s-2", 1, 5)), 3),
          new ProcessPayment("p-1", 5_000, "card"),
          new ShipOrder("dhl", "t-1"),
          new ConfirmDelivery());

  private final OrderDecider decider = new OrderDecider();
  private final OrderCodec codec = new OrderCodec();
  private final Random random = new Random(1);
  private final Instant begin = Instant.now().minus(AGE);
  private final int partitions;
  private final Duration pause;
  private int written;
  private volatile @Nullable Exception failure;

  private PastOrders(int partitions, int events) {
    this.partitions = partitions;
    this.pause = AGE.dividedBy(events);
  }

  /** Makes the topics of events, and writes so many, a multiple of 4,000. */
  static void write(String bootstrapServers, int partitions, int events) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of(
                    "bootstrap.servers", bootstrapServers,
                    "linger.ms", 20,
                    // The topics are new: a first batch that finds no leader yet would be
                    // overtaken by the second, and then be refused for as long as it is sent.
                    "max.in.flight.requests.per.connection", 1,
                    "delivery.timeout.ms", 600_000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      FreshTopics.create(
          admin,
          Stream.of(OrderCodec.TOPICS, InventoryCodec.TOPICS)
              .flatMap(topics -> TopicSettings.of(topics, partitions, (short) 1, 1).stream())
              .map(topic ->
                  new NewTopic(topic.name(), partitions, (short) 1).configs(topic.config()))
              .toList());
      PastOrders orders = new PastOrders(partitions, events);
      while (orders.written < events) {
        orders.generation(producer);
      }
      producer.flush();
      assertThat(orders.failure).isNull();
    }
  }

  private void generation(KafkaProducer<byte[], byte[]> producer) {
    List<String> ids = Stream.generate(() -> uuid().toString()).limit(SIDE_BY_SIDE).toList();
    List<Snapshot<Order>> orders =
        new ArrayList<>(ids.stream().map(_ -> Snapshot.empty(decider)).toList());
    for (OrderCommand command : LIFE) {
      for (int i = 0; i < ids.size(); i++) {
        var order = orders.get(i);
        var decision = (Decision.Accepted<OrderEvent>) decider.decide(command, order.state());
        EventEnvelope<OrderEvent> event =
            event(ids.get(i), order.version() + 1, decision.events().getFirst());
        orders.set(i, order.plus(event, decider));
        var _ = producer.send(record(event), (_, failed) -> sent(failed));
      }
    }
  }

  private EventEnvelope<OrderEvent> event(String id, long version, OrderEvent payload) {
    Instant at = begin.plus(pause.multipliedBy(written++));
    return new EventEnvelope<>(id, version, at, at, id, uuid().toString(), payload);
  }

  private ProducerRecord<byte[], byte[]> record(EventEnvelope<OrderEvent> event) {
    return new ProducerRecord<>(
        OrderCodec.TOPICS.events(),
        StreamPartition.of(event.streamId(), partitions),
        event.id().toString().getBytes(US_ASCII),
        codec.encodeEvent(event),
        CloudEventHeaders.of(event, "/past-orders"));
  }

  private void sent(@Nullable Exception failed) {
    if (failed != null) {
      failure = failed;
    }
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
