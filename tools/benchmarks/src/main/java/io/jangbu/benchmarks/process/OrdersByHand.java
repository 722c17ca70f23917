package io.jangbu.benchmarks.process;

import io.jangbu.benchmarks.order.Orders;
import io.jangbu.benchmarks.order.SequenceIds;
import io.jangbu.benchmarks.topic.CommandRecords;
import io.jangbu.benchmarks.topic.Commands;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What a process does for an order of three lines, as five commands that are sent for each order:
 * it is created, each line is reserved, and it is paid. The payment stands for the confirmation of
 * the stock, which nobody but the process may send: both are one more command on the order.
 */
final class OrdersByHand implements Commands {

  /** Of an order. */
  static final int LINES = 3;

  /** For an order. */
  static final int COMMANDS = LINES + 2;

  private static final CommandRecords<OrderCommand> ORDERS =
      new CommandRecords<>(OrderCodec.TOPICS, new OrderCodec());
  private static final CommandRecords<InventoryCommand> PRODUCTS =
      new CommandRecords<>(InventoryCodec.TOPICS, new InventoryCodec());

  private final Orders orders;
  private final Shelf shelf;
  private final SequenceIds commandIds;

  OrdersByHand(Orders orders, Shelf shelf, long seed) {
    this.orders = orders;
    this.shelf = shelf;
    commandIds = new SequenceIds(seed);
  }

  @Override
  public ProducerRecord<byte[], byte[]> record(long n) {
    long order = n / COMMANDS;
    int step = (int) (n % COMMANDS);
    UUID commandId = commandIds.of(n);
    String orderId = orders.orderId(order);
    List<Line> lines = shelf.lines(order * LINES, LINES);
    if (step == 0) {
      return ORDERS.of(
          commandId,
          orderId,
          new CreateOrder(orders.creation(order).customerId(), "BRL", lines, 1_990));
    }
    if (step <= LINES) {
      return PRODUCTS.of(commandId, lines.get(step - 1).sku(), new ReserveStock(orderId, 1));
    }
    return ORDERS.of(commandId, orderId, new ProcessPayment("payment", 1_000_000, "credit_card"));
  }

  @Override
  public long placeOf(UUID commandId) {
    return commandIds.placeOf(commandId);
  }
}
