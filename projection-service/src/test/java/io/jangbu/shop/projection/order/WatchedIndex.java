package io.jangbu.shop.projection.order;

import io.jangbu.core.Snapshot;
import io.jangbu.projection.ProjectionDriver;
import io.jangbu.projection.view.Projection;
import io.jangbu.projection.view.ViewIndex;
import io.jangbu.projection.view.Views;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The index of a projection, and what a reader sees right before and after the view changes. */
final class WatchedIndex implements ViewIndex<Order> {

  /** {@code status in the view: keys in the list}. */
  final List<String> moments = new ArrayList<>();

  private final Projection<OrderEvent, Order> projection;

  WatchedIndex(Projection<OrderEvent, Order> projection) {
    this.projection = projection;
  }

  @Override
  public List<StoreBuilder<?>> stores() {
    return OrdersByStatus.LIST.stores();
  }

  @Override
  public Updater<Order> open(ProcessorContext<?, ?> context) {
    Updater<Order> index = OrdersByStatus.LIST.open(context);
    return new Updater<>() {
      @Override
      public void add(String orderId, Snapshot<Order> before, Snapshot<Order> after) {
        index.add(orderId, before, after);
        look(context, orderId);
      }

      @Override
      public void remove(String orderId, Snapshot<Order> before, Snapshot<Order> after) {
        look(context, orderId);
        index.remove(orderId, before, after);
      }
    };
  }

  private void look(ProcessorContext<?, ?> context, String orderId) {
    KeyValueStore<String, byte[]> view = context.getStateStore(projection.viewStore());
    KeyValueStore<String, byte[]> list = context.getStateStore("orders-by-status");
    String status =
        OrderStatus.of(new Views<>(view, projection).find(orderId).state())
            .map(OrderStatus::name)
            .orElse("none");
    moments.add(status + ": " + String.join(", ", ProjectionDriver.keys(list)));
  }
}
