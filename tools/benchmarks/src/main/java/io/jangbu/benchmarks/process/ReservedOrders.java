package io.jangbu.benchmarks.process;

import io.jangbu.benchmarks.order.Orders;
import io.jangbu.benchmarks.topic.CommandRecords;
import io.jangbu.benchmarks.topic.Commands;
import io.jangbu.benchmarks.topic.Recognition;
import io.jangbu.benchmarks.topic.TopicClient;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * New orders whose stock a process reserves. One is done once its stock is confirmed.
 *
 * @param orders their ids
 * @param lines of each, 1 to 1,000
 */
record ReservedOrders(Orders orders, Shelf shelf, int lines) implements Commands {

  private static final CommandRecords<OrderCommand> RECORDS =
      new CommandRecords<>(OrderCodec.TOPICS, new OrderCodec());

  /** A client that knows when one is done. */
  static TopicClient client(String bootstrapServers) {
    return new TopicClient(
        bootstrapServers,
        List.of(OrderCodec.TOPICS.events()),
        Recognition.ofEvents("StockConfirmed"));
  }

  @Override
  public ProducerRecord<byte[], byte[]> record(long n) {
    CreateOrder order =
        new CreateOrder(
            orders.creation(n).customerId(),
            "BRL",
            shelf.lines(n * lines, lines),
            1_990,
            Fulfilment.RESERVE,
            null);
    return RECORDS.of(orders.commandIds().of(n), orders.orderId(n), order);
  }

  @Override
  public long placeOf(UUID orderId) {
    return orders.orderIds().placeOf(orderId);
  }
}
