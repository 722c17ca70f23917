package io.jangbu.benchmarks.order;

import io.jangbu.benchmarks.topic.CommandRecords;
import io.jangbu.benchmarks.topic.Commands;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** New orders as records of the commands topic of orders, or of another one for comparison. */
public final class OrderCommands implements Commands {

  private final Orders orders;
  private final CommandRecords<OrderCommand> records;

  /** The orders in that context's commands topic. */
  public OrderCommands(Orders orders, AggregateTopics topics) {
    this.orders = orders;
    this.records = new CommandRecords<>(topics, new OrderCodec());
  }

  @Override
  public ProducerRecord<byte[], byte[]> record(long n) {
    return records.of(orders.create(n));
  }

  @Override
  public long placeOf(UUID commandId) {
    return orders.commandIds().placeOf(commandId);
  }
}
