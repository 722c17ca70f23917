package io.jangbu.projection;

import static io.jangbu.projection.OrderStream.CANCEL;
import static io.jangbu.projection.OrderStream.CREATE;
import static io.jangbu.projection.OrderStream.DELIVER;
import static io.jangbu.projection.OrderStream.PAY;
import static io.jangbu.projection.OrderStream.SHIP;
import static org.awaitility.Awaitility.await;

import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import io.jangbu.shop.domain.order.OrderEvent;
import java.nio.file.Path;
import java.util.List;

/**
 * An instance with four orders in its view: one that has everything, one that has little, one that
 * was cancelled, and one whose first event is erased.
 */
record SampleOrders(EventLogs log, Instance instance) implements AutoCloseable {

  static SampleOrders start(String application, Path state, String... settings) {
    EventLogs log = EventLogs.fresh();
    SampleOrders orders =
        new SampleOrders(log, Instance.start(application, state, settings).awaitReady());
    orders.publish("full", CREATE, PAY, SHIP, DELIVER);
    orders.publish("bare", CREATE, PAY, new ShipOrder("ups", null));
    orders.publish("gone", CREATE, CANCEL);
    log.orders().publish(OrderStream.of("erased", CREATE, PAY).subList(1, 2));
    for (String order : List.of("full?minVersion=4", "bare?minVersion=3", "gone?minVersion=2")) {
      await().until(() -> orders.instance.get("/orders/" + order).status() == 200);
    }
    return orders;
  }

  void publish(String orderId, OrderCommand... commands) {
    events().publish(OrderStream.of(orderId, commands));
  }

  EventLog<OrderEvent> events() {
    return log.orders();
  }

  @Override
  public void close() {
    instance.close();
    log.close();
  }
}
