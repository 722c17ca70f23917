package io.jangbu.benchmarks.order;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * New orders, one after the other, as like each other as a shop's are: the nth of a seed is always
 * the same one. Encoded, such a command has about 200 bytes.
 */
public final class Orders {

  private static final int LINES = 2;

  private final SequenceIds commandIds;
  private final SequenceIds orderIds;

  /**
   * The orders of a seed.
   *
   * @param seed no two measures on the same topics may share one
   */
  public Orders(long seed) {
    commandIds = new SequenceIds(seed);
    orderIds = new SequenceIds(~seed);
  }

  /** The ids of its commands. */
  public SequenceIds commandIds() {
    return commandIds;
  }

  /** The ids of the orders. */
  public SequenceIds orderIds() {
    return orderIds;
  }

  /** Opens the nth order. */
  public CommandEnvelope<OrderCommand> create(long n) {
    return new CommandEnvelope<>(commandIds.of(n), orderId(n), null, null, null, creation(n));
  }

  /** The id of the nth order. */
  public String orderId(long n) {
    return orderIds.of(n).toString();
  }

  /** What the nth order is created with. */
  public CreateOrder creation(long n) {
    UUID random = orderIds.of(~n);
    List<Line> lines =
        IntStream.range(0, LINES)
            .mapToObj(i -> line(random.getMostSignificantBits() >>> (24 * i)))
            .toList();
    return new CreateOrder("customer-" + random, "BRL", lines, 1_990);
  }

  private static Line line(long random) {
    long product = 1_000_000 + (random & 0xffff);
    return new Line("product-" + product, 1 + (random & 3), 990 + 100 * (random & 0xff));
  }
}
