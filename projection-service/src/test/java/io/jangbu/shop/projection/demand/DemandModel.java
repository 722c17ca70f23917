package io.jangbu.shop.projection.demand;

import static io.jangbu.projection.OrderStream.CANCEL;
import static io.jangbu.projection.OrderStream.DELIVER;
import static io.jangbu.projection.OrderStream.PAY;
import static io.jangbu.projection.OrderStream.SHIP;
import static io.jangbu.projection.ProductStream.REGISTER;

import io.jangbu.core.EventEnvelope;
import io.jangbu.projection.OrderStream;
import io.jangbu.projection.ProductStream;
import io.jangbu.projection.ProjectionDriver;
import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockChanged;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.shop.projection.order.OrderStatus;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Changes orders and stock at random, and knows the demand by looking at all events there are. */
final class DemandModel {

  /** Names that sort close to each other around the slash, and some that no product can have. */
  private static final List<String> SKUS =
      List.of("a", "a-", "a-b", "a0", "aa", "A", "_", "0", "a/o-1", "a/", "b c", "ü", ".");

  private static final List<OrderCommand> COMMANDS = List.of(PAY, PAY, SHIP, DELIVER, CANCEL);

  private final Random random;
  private final Map<String, OrderStream> orders = new TreeMap<>();
  private final Map<String, List<EventEnvelope<OrderEvent>>> orderEvents = new TreeMap<>();
  private final Map<String, ProductStream> products = new HashMap<>();
  private final Map<String, List<EventEnvelope<InventoryEvent>>> stockEvents = new HashMap<>();
  private final Set<String> erased = new HashSet<>();

  DemandModel(Random random) {
    this.random = random;
  }

  /** One more event of an order or a product, one that came before, or one that is erased. */
  void change(
      ProjectionDriver driver,
      Projection<OrderEvent, Order> ofOrders,
      Projection<InventoryEvent, Stock> ofProducts) {
    int what = random.nextInt(20);
    if (what < 14) {
      driver.publish(ofOrders, changedOrder());
    } else if (what < 18) {
      driver.publish(ofProducts, changedStock());
    } else if (!orderEvents.isEmpty()) {
      List<EventEnvelope<OrderEvent>> events = one(List.copyOf(orderEvents.values()));
      if (what == 18) {
        driver.publish(ofOrders, List.of(one(events)));
      } else {
        // Of the last event or of the first, after which nothing is known of the order.
        EventEnvelope<OrderEvent> event =
            random.nextBoolean() ? events.getFirst() : events.getLast();
        events.remove(event);
        erased.add(event.streamId());
        if (events.isEmpty()) {
          orderEvents.remove(event.streamId());
        }
        driver.put(ofOrders, event.id().toString(), null);
      }
    }
  }

  String someSku() {
    return SKUS.get(random.nextInt(8));
  }

  /** Without {@code available} if there is no such product. */
  Demand demand(String sku) {
    List<OpenOrder> open = new ArrayList<>();
    BigInteger total = BigInteger.ZERO;
    for (Map.Entry<String, List<EventEnvelope<OrderEvent>>> order : orderEvents.entrySet()) {
      OrderEvent last = order.getValue().getLast().payload();
      if (order.getValue().getFirst().payload() instanceof OrderCreated created
          && (last.equals(created) || last instanceof PaymentProcessed)) {
        BigInteger sum =
            created.lines().stream()
                .filter(line -> line.sku().equals(sku))
                .map(line -> BigInteger.valueOf(line.quantity()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() > 0) {
          open.add(
              new OpenOrder(
                  order.getKey(),
                  last.equals(created) ? OrderStatus.CREATED : OrderStatus.PAID,
                  bounded(sum)));
          total = total.add(BigInteger.valueOf(bounded(sum)));
        }
      }
    }
    Long available = null;
    for (EventEnvelope<InventoryEvent> event : stockEvents.getOrDefault(sku, List.of())) {
      available = event.payload() instanceof StockChanged changed ? changed.available() : 0L;
    }
    return new Demand(sku, available, open, bounded(total), null);
  }

  private List<EventEnvelope<OrderEvent>> changedOrder() {
    String orderId = "o-" + random.nextInt(400);
    if (erased.contains(orderId)) {
      return List.of();
    }
    OrderStream order = orders.computeIfAbsent(orderId, OrderStream::new);
    List<EventEnvelope<OrderEvent>> events =
        order.handle(order.snapshot().exists() ? one(COMMANDS) : create());
    orderEvents.computeIfAbsent(orderId, _ -> new ArrayList<>()).addAll(events);
    return events;
  }

  private OrderCommand create() {
    Line[] lines = new Line[1 + random.nextInt(5)];
    for (int i = 0; i < lines.length; i++) {
      long quantity = random.nextInt(30) == 0 ? Long.MAX_VALUE : 1 + random.nextInt(9);
      lines[i] = new Line(one(SKUS), quantity, 0);
    }
    return OrderStream.create(lines);
  }

  private List<EventEnvelope<InventoryEvent>> changedStock() {
    String sku = someSku();
    ProductStream product = products.computeIfAbsent(sku, ProductStream::new);
    List<EventEnvelope<InventoryEvent>> events =
        product.handle(
            product.snapshot().exists() ? ProductStream.count(random.nextInt(50)) : REGISTER);
    stockEvents.computeIfAbsent(sku, _ -> new ArrayList<>()).addAll(events);
    return events;
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static long bounded(BigInteger quantity) {
    return quantity.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
  }
}
