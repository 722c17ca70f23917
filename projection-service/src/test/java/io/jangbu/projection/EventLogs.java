package io.jangbu.projection;

import static org.awaitility.Awaitility.await;

import io.jangbu.core.claim.ClaimEvent;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.TopicSettings;
import io.jangbu.shop.domain.cart.CartEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.schemas.cart.CartCodec;
import io.jangbu.shop.schemas.claim.ClaimCodec;
import io.jangbu.shop.schemas.fulfilment.FulfilmentCodec;
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.testkit.kafka.FreshTopics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The events topics of all contexts. */
public final class EventLogs implements AutoCloseable {

  static final int PARTITIONS = 4;
  static final List<AggregateTopics> CONTEXTS =
      List.of(
          OrderCodec.TOPICS,
          InventoryCodec.TOPICS,
          CartCodec.TOPICS,
          FulfilmentCodec.TOPICS,
          ClaimCodec.TOPICS);

  /** How many partitions there are to project. */
  static final int TASKS = PARTITIONS * 5;

  private final EventLog<OrderEvent> orders = new EventLog<>(OrderCodec.TOPICS, new OrderCodec());
  private final EventLog<InventoryEvent> products =
      new EventLog<>(InventoryCodec.TOPICS, new InventoryCodec());
  private final EventLog<CartEvent> carts = new EventLog<>(CartCodec.TOPICS, new CartCodec());

  private final EventLog<FulfilmentEvent> fulfilments =
      new EventLog<>(FulfilmentCodec.TOPICS, new FulfilmentCodec());

  private final EventLog<ClaimEvent> claims = new EventLog<>(ClaimCodec.TOPICS, new ClaimCodec());

  /** Empty ones. */
  public static EventLogs fresh() {
    remove();
    create();
    return new EventLogs();
  }

  public EventLog<OrderEvent> orders() {
    return orders;
  }

  public EventLog<InventoryEvent> products() {
    return products;
  }

  public EventLog<CartEvent> carts() {
    return carts;
  }

  public EventLog<FulfilmentEvent> fulfilments() {
    return fulfilments;
  }

  public EventLog<ClaimEvent> claims() {
    return claims;
  }

  static List<String> names() {
    return CONTEXTS.stream().map(AggregateTopics::events).toList();
  }

  static void create() {
    List<NewTopic> topics =
        CONTEXTS.stream()
            .map(context -> TopicSettings.of(context, PARTITIONS, (short) 1, 1))
            .flatMap(Collection::stream)
            .filter(topic -> names().contains(topic.name()))
            .map(topic -> new NewTopic(topic.name(), PARTITIONS, (short) 1).configs(topic.config()))
            .toList();
    try (Admin admin = Broker.admin()) {
      await()
          .ignoreExceptions()
          .until(() -> {
            List<NewTopic> missing =
                topics.stream().filter(topic -> !existing(admin).contains(topic.name())).toList();
            FreshTopics.create(admin, missing);
            return true;
          });
    }
  }

  static void remove() {
    try (Admin admin = Broker.admin()) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> {
            List<String> left = names().stream().filter(existing(admin)::contains).toList();
            admin.deleteTopics(left).all().get();
            return left.isEmpty();
          });
    }
  }

  private static Collection<String> existing(Admin admin) {
    return admin.listTopics().names().toCompletionStage().toCompletableFuture().join();
  }

  @Override
  public void close() {
    orders.close();
    products.close();
    carts.close();
    fulfilments.close();
    claims.close();
  }
}
