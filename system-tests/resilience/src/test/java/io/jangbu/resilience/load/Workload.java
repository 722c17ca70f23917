package io.jangbu.resilience.load;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.resilience.context.Context;
import io.jangbu.shop.domain.order.OrderCommand;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Commands without end, the same for the same seed: orders and checkouts that come and go, a few
 * products for ever. Some commands say which version they expect, some are sent again, some make no
 * sense.
 */
public final class Workload {

  static final int PRODUCTS = 48;

  /** So many orders are under way: the steps of one come a few seconds apart. */
  private static final int OPEN_ORDERS = 25;

  /** So many checkouts are: the steps of one come a few seconds apart, and some too late. */
  private static final int OPEN_CHECKOUTS = 20;

  private static final int REMEMBERED = 300;
  private static final int PERCENT_OF_ORDERS = 32;
  private static final int PERCENT_OF_CHECKOUTS = 42;
  private static final int PERCENT_OF_DELIVERIES = 3;
  private static final int PERCENT_OVER_HTTP = 25;
  private static final int PERCENT_REPEATED = 4;
  private static final int PERCENT_EXPECTING = 20;

  private final Random random;
  private final List<OpenOrder> orders = new ArrayList<>();
  private final List<ProductLife> products;
  private final List<Step<?>> recent = new ArrayList<>();
  private final List<Iterator<Wish<?>>> checkouts = new ArrayList<>();
  private final Deque<Wish<?>> opening = new ArrayDeque<>(Shelf.opening());
  private long ordersBegun;
  private int checkoutsBegun;

  public Workload(long seed) {
    random = new Random(seed);
    products = IntStream.range(0, PRODUCTS).mapToObj(i -> new ProductLife("product " + i)).toList();
  }

  private static final class OpenOrder {
    private final String id;
    private final Iterator<OrderCommand> commands;
    private long asked;

    OpenOrder(String id, Iterator<OrderCommand> commands) {
      this.id = id;
      this.commands = commands;
    }
  }

  /** What is to be sent next. */
  public Step<?> next() {
    if (!recent.isEmpty() && random.nextInt(100) < PERCENT_REPEATED) {
      return recent.get(random.nextInt(recent.size())).over(way());
    }
    Step<?> step = drawn();
    recent.add(step);
    if (recent.size() > REMEMBERED) {
      recent.removeFirst();
    }
    return step;
  }

  private Step<?> drawn() {
    if (!opening.isEmpty()) {
      return step(opening.removeFirst());
    }
    int lot = random.nextInt(100);
    if (lot < PERCENT_OF_ORDERS) {
      return order();
    }
    if (lot < PERCENT_OF_ORDERS + PERCENT_OF_CHECKOUTS) {
      return checkout();
    }
    return lot < PERCENT_OF_ORDERS + PERCENT_OF_CHECKOUTS + PERCENT_OF_DELIVERIES
        ? step(Shelf.delivery(random))
        : product();
  }

  private Step<?> checkout() {
    if (checkouts.size() < OPEN_CHECKOUTS) {
      checkouts.add(CheckoutLife.drawn(random, checkoutsBegun++).iterator());
    }
    Iterator<Wish<?>> wishes = checkouts.get(random.nextInt(checkouts.size()));
    Step<?> step = step(wishes.next());
    if (!wishes.hasNext()) {
      checkouts.remove(wishes);
    }
    return step;
  }

  private <C> Step<C> step(Wish<C> wish) {
    return step(wish.context(), wish.streamId(), null, wish.command());
  }

  private Step<?> order() {
    if (orders.size() < OPEN_ORDERS) {
      String id = "order-" + ordersBegun++;
      orders.add(new OpenOrder(id, OrderLife.drawn(random).iterator()));
    }
    OpenOrder order = orders.get(random.nextInt(orders.size()));
    // Right as long as all that was asked before was accepted.
    Long expected = random.nextInt(100) < PERCENT_EXPECTING ? order.asked : null;
    Step<?> step = step(Context.ORDERS, order.id, expected, order.commands.next());
    order.asked++;
    if (!order.commands.hasNext()) {
      orders.remove(order);
    }
    return step;
  }

  private Step<?> product() {
    int product = random.nextInt(PRODUCTS);
    return step(Context.INVENTORY, "sku-" + product, null, products.get(product).next(random));
  }

  private <C> Step<C> step(
      Context<C, ?, ?> context, String streamId, @Nullable Long expected, C payload) {
    UUID id = new UUID(random.nextLong(), random.nextLong());
    return new Step<>(
        context, new CommandEnvelope<>(id, streamId, expected, null, null, payload), way());
  }

  private Way way() {
    return random.nextInt(100) < PERCENT_OVER_HTTP ? Way.HTTP : Way.TOPIC;
  }
}
