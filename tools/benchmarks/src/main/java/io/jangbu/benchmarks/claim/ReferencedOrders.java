package io.jangbu.benchmarks.claim;

import io.jangbu.benchmarks.order.Orders;
import io.jangbu.benchmarks.topic.CommandRecords;
import io.jangbu.benchmarks.topic.Commands;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** New orders that have a reference of the customer's, which no other of them has. */
record ReferencedOrders(Orders orders) implements Commands {

  private static final CommandRecords<OrderCommand> RECORDS =
      new CommandRecords<>(OrderCodec.TOPICS, new OrderCodec());

  @Override
  public ProducerRecord<byte[], byte[]> record(long n) {
    CreateOrder order = orders.creation(n);
    return RECORDS.of(
        new CommandEnvelope<>(
            orders.commandIds().of(n),
            orders.orderId(n),
            null,
            null,
            null,
            new CreateOrder(
                order.customerId(),
                order.currency(),
                order.lines(),
                order.shippingFee(),
                order.fulfilment(),
                "my-order-" + n)));
  }

  @Override
  public long placeOf(UUID commandId) {
    return orders.commandIds().placeOf(commandId);
  }
}
