package io.jangbu.resilience.context;

import io.jangbu.core.Deadlines;
import io.jangbu.core.Decider;
import io.jangbu.core.Entries;
import io.jangbu.core.claim.ClaimCommand;
import io.jangbu.core.claim.ClaimDeadlines;
import io.jangbu.core.claim.ClaimDecider;
import io.jangbu.core.claim.ClaimEvent;
import io.jangbu.core.claim.ClaimState;
import io.jangbu.core.claim.Uniqueness;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.Codec;
import io.jangbu.shop.domain.cart.Cart;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartDeadlines;
import io.jangbu.shop.domain.cart.CartDecider;
import io.jangbu.shop.domain.cart.CartEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentDeadlines;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput;
import io.jangbu.shop.domain.fulfilment.FulfilmentRules;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.Product;
import io.jangbu.shop.domain.inventory.ProductDecider;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.UniqueReferences;
import io.jangbu.shop.schemas.cart.CartCodec;
import io.jangbu.shop.schemas.claim.ClaimCodec;
import io.jangbu.shop.schemas.fulfilment.FulfilmentCodec;
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A context from outside.
 *
 * @param settling makes, for one stream, what keeps its state small while it is folded
 * @param deadlines until when its streams wait
 * @param unique what is claimed before a command is decided, null if nothing
 */
public record Context<C, E, S>(
    AggregateTopics topics,
    Codec<C, E> codec,
    Decider<C, E, S> decider,
    Supplier<UnaryOperator<S>> settling,
    Deadlines<C, S> deadlines,
    @Nullable Uniqueness<C, S> unique) {

  /** Of each topic. By default there are 12, which is more work at each restart, and no other. */
  public static final int PARTITIONS = 4;

  /** The rules of the process, which say what it hears and sends. */
  public static final FulfilmentRules FULFILMENT_RULES = new FulfilmentRules(Waits.PAYMENT);

  public static final Context<OrderCommand, OrderEvent, Order> ORDERS =
      new Context<>(
          OrderCodec.TOPICS,
          new OrderCodec(),
          new OrderDecider(),
          UnaryOperator::identity,
          Deadlines.none(),
          new UniqueReferences());

  public static final Context<InventoryCommand, InventoryEvent, Product> INVENTORY =
      new Context<>(
          InventoryCodec.TOPICS,
          new InventoryCodec(),
          new ProductDecider(),
          Context::reservations,
          Deadlines.none(),
          null);

  public static final Context<CartCommand, CartEvent, Cart> CARTS =
      new Context<>(
          CartCodec.TOPICS,
          new CartCodec(),
          new CartDecider(),
          UnaryOperator::identity,
          new CartDeadlines(Waits.CART),
          null);

  public static final Context<FulfilmentInput, FulfilmentEvent, FulfilmentState> FULFILMENT =
      new Context<>(
          FulfilmentCodec.TOPICS,
          new FulfilmentCodec(),
          FULFILMENT_RULES,
          UnaryOperator::identity,
          new FulfilmentDeadlines(Waits.ANSWER),
          null);

  public static final Context<ClaimCommand, ClaimEvent, ClaimState> CLAIMS =
      new Context<>(
          ClaimCodec.TOPICS,
          new ClaimCodec(),
          new ClaimDecider(),
          UnaryOperator::identity,
          new ClaimDeadlines(),
          null);

  /** Those that take commands from outside. */
  public static final List<Context<?, ?, ?>> OPEN = List.of(ORDERS, INVENTORY, CARTS);

  /** All of them. */
  public static final List<Context<?, ?, ?>> ALL =
      List.of(ORDERS, INVENTORY, CARTS, FULFILMENT, CLAIMS);

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
