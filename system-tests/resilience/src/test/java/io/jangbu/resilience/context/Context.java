package io.jangbu.resilience.context;

import io.jangbu.core.Decider;
import io.jangbu.core.Entries;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.Codec;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.Product;
import io.jangbu.shop.domain.inventory.ProductDecider;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A context from outside.
 *
 * @param settling makes, for one stream, what keeps its state small while it is folded
 */
public record Context<C, E, S>(
    AggregateTopics topics,
    Codec<C, E> codec,
    Decider<C, E, S> decider,
    Supplier<UnaryOperator<S>> settling) {

  /** Of each topic. By default there are 12, which is more work at each restart, and no other. */
  public static final int PARTITIONS = 4;

  public static final Context<OrderCommand, OrderEvent, Order> ORDERS =
      new Context<>(
          OrderCodec.TOPICS, new OrderCodec(), new OrderDecider(), UnaryOperator::identity);

  public static final Context<InventoryCommand, InventoryEvent, Product> INVENTORY =
      new Context<>(
          InventoryCodec.TOPICS, new InventoryCodec(), new ProductDecider(), Context::reservations);

  public String name() {
    return topics.context();
  }

  /** All topics of the context. */
  public List<String> topicNames() {
    return List.of(topics.commands(), topics.events(), topics.results(), topics.deadLetters());
  }

  /** A stream without an event. */
  public Folding<E, S> newStream() {
    return new Folding<>(decider, settling.get());
  }

  /** As the command service does it: what has changed is stored, and looked up from then on. */
  private static UnaryOperator<Product> reservations() {
    Map<String, Long> stored = new HashMap<>();
    return product -> {
      product
          .reservations()
          .changes()
          .forEach((orderId, quantity) ->
              quantity.ifPresentOrElse(
                  held -> stored.put(orderId, held), () -> stored.remove(orderId)));
      return new Product(product.stock(), Entries.storedIn(stored::get));
    };
  }
}
