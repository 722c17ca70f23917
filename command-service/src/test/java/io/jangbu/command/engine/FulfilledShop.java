package io.jangbu.command.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.command.AggregateType;
import io.jangbu.core.CommandResult;
import io.jangbu.core.Deadlines;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.core.claim.ClaimCommand;
import io.jangbu.shop.command.claim.ClaimAggregate;
import io.jangbu.shop.command.inventory.InventorySample;
import io.jangbu.shop.command.order.OrderSample;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.fulfilment.FulfilmentDeadlines;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentFold;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput;
import io.jangbu.shop.domain.fulfilment.FulfilmentRejection;
import io.jangbu.shop.domain.fulfilment.FulfilmentRules;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.schemas.fulfilment.FulfilmentCodec;
import io.jangbu.shop.schemas.fulfilment.LongFulfilments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A shop of all its aggregate types, with five mugs and five inks, and what it has come to. */
final class FulfilledShop extends SeveralTypes {

  static final Duration PAYMENT = Duration.ofMinutes(2);

  static final AggregateType<OrderCommand, ?, ?> ORDERS = OrderSample.hosted();
  static final AggregateType<InventoryCommand, ?, ?> INVENTORY = InventorySample.get().type();
  static final AggregateType<CartCommand, ?, ?> CARTS = Carts.type(Deadlines.none());
  static final AggregateType<FulfilmentInput, FulfilmentEvent, FulfilmentState> FULFILMENT =
      new AggregateType<>(
          FulfilmentCodec.TOPICS,
          new FulfilmentRules(PAYMENT),
          new FulfilmentCodec(),
          new LongFulfilments(),
          List.of(FulfilmentRejection.values()),
          new FulfilmentDeadlines(Duration.ofMinutes(1)));

  static final AggregateType<ClaimCommand, ?, ?> CLAIMS = new ClaimAggregate().claims();

  private final Map<String, Snapshot<FulfilmentState>> processes = new HashMap<>();
  private final List<EventEnvelope<FulfilmentEvent>> story = new ArrayList<>();
  private final List<EventEnvelope<?>> orderEvents = new ArrayList<>();
  private final Map<String, String> stock = new HashMap<>();

  FulfilledShop(Path state) {
    super(state, ORDERS, INVENTORY, CARTS, FULFILMENT, CLAIMS);
    for (String sku : List.of("mug", "ink")) {
      send(INVENTORY, sku, new RegisterProduct(sku));
      send(INVENTORY, sku, new ReceiveStock(5));
    }
  }

  /** The events of all processes that have been asked for so far. */
  List<EventEnvelope<FulfilmentEvent>> story() {
    return story;
  }

  /** The events of all orders that have been asked for so far. */
  List<EventEnvelope<?>> orderEvents() {
    return orderEvents;
  }

  void create(String orderId, Line... lines) {
    CommandResult result = send(ORDERS, orderId, reserving(lines));
    assertThat(result.accepted()).isTrue();
  }

  static CreateOrder reserving(Line... lines) {
    return new CreateOrder("c-1", "EUR", List.of(lines), 0, Fulfilment.RESERVE, null);
  }

  void checkOut(String cartId, String orderId) {
    send(CARTS, cartId, new AddProductToCart("mug", 1, 10_00));
    send(CARTS, cartId, new CheckOutCart("c-1", "EUR", 0, orderId, null));
  }

  FulfilmentState process(String orderId) {
    FulfilmentFold fold = new FulfilmentFold();
    for (EventEnvelope<FulfilmentEvent> event : events(FULFILMENT)) {
      story.add(event);
      processes.merge(
          event.streamId(),
          Snapshot.empty(fold).plus(event, fold),
          (before, _) -> before.plus(event, fold));
    }
    return requireNonNull(processes.get(orderId)).state();
  }

  List<String> types(String orderId) {
    process(orderId);
    return story.stream()
        .filter(event -> event.streamId().equals(orderId))
        .map(EventEnvelope::type)
        .toList();
  }

  List<String> order(String orderId) {
    orderEvents.addAll(events(ORDERS));
    return orderEvents.stream()
        .filter(event -> event.streamId().equals(orderId))
        .map(EventEnvelope::type)
        .toList();
  }

  String stock(String sku) {
    for (EventEnvelope<?> event : events(INVENTORY)) {
      StockText.of(event.payload()).ifPresent(text -> stock.put(event.streamId(), text));
    }
    return stock.getOrDefault(sku, "nothing");
  }
}
