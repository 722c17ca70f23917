package io.jangbu.command.engine;

import io.jangbu.command.AggregateType;
import io.jangbu.core.Deadlines;
import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.command.order.OrderSample;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.cart.CartEvent;
import io.jangbu.shop.domain.order.OrderCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Carts, orders, and a process between them. */
final class Processes implements AutoCloseable {

  static final AggregateType<OrderCommand, ?, ?> ORDERS = OrderSample.get().type();
  static final AggregateType<CartCommand, CartEvent, ?> CARTS = Carts.type(Deadlines.none());

  /** Whether the process's rules cannot decide on its beginning now. */
  boolean defect;

  /** Which version of the process's rules is the newest now. */
  int version = 1;

  final AggregateType<CartCommand, CartEvent, ?> mirror = Mirror.type(() -> defect, () -> version);
  final SeveralTypes pipeline;

  Processes(Path state) {
    pipeline = new SeveralTypes(state, ORDERS, CARTS, mirror);
  }

  @Override
  public void close() {
    pipeline.close();
  }

  /** The events of the process since they were last asked for. */
  List<EventEnvelope<CartEvent>> events() {
    return pipeline.events(mirror);
  }

  /** A cart is filled and checked out, which begins the process of that order. */
  void checkOut(String cart, String order) {
    pipeline.send(CARTS, cart, new AddProductToCart("mug", 2, 10_00));
    pipeline.send(CARTS, cart, new CheckOutCart("c-1", "BRL", 0, order, null));
  }

  /** An operator has a parked process go on, and a second passes. */
  void goOn(String processId, String action) {
    pipeline.operator.goOn("mirror", processId, action);
    pipeline.pass(Duration.ofSeconds(1));
  }
}
