package io.jangbu.benchmarks.growth;

import io.jangbu.benchmarks.order.Orders;
import io.jangbu.benchmarks.order.SequenceIds;
import io.jangbu.benchmarks.topic.CommandRecords;
import io.jangbu.benchmarks.topic.Commands;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Takes some existing orders a step further, spread over all that there are: the same number of
 * orders stays in the store.
 */
final class OrderSteps implements Commands {

  /** What comes after the order's creation. */
  enum Step {
    PAY,
    SHIP,
    DELIVER;

    OrderCommand command() {
      return switch (this) {
        case PAY -> new ProcessPayment("payment", 1_000_000_000, "credit_card");
        case SHIP -> new ShipOrder("carrier", "tracking-number");
        case DELIVER -> new ConfirmDelivery();
      };
    }
  }

  /** A prime, so that it leads to another order each time as long as there are others. */
  private static final long STRIDE = 7_919;

  private static final CommandRecords<OrderCommand> RECORDS =
      new CommandRecords<>(OrderCodec.TOPICS, new OrderCodec());

  private final Orders orders;
  private final long first;
  private final long count;
  private final Step step;
  private final SequenceIds commandIds;

  /**
   * Steps for orders of that sequence.
   *
   * @param first of the orders
   * @param count how many orders there are from the first one on; no more steps than that
   */
  OrderSteps(Orders orders, long first, long count, Step step, long seed) {
    this.orders = orders;
    this.first = first;
    this.count = count;
    this.step = step;
    commandIds = new SequenceIds(seed);
  }

  @Override
  public ProducerRecord<byte[], byte[]> record(long n) {
    return RECORDS.of(commandIds.of(n), orders.orderId(first + n * STRIDE % count), step.command());
  }

  @Override
  public long placeOf(UUID commandId) {
    return commandIds.placeOf(commandId);
  }
}
