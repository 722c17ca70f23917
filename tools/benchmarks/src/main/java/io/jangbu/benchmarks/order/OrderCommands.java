package io.jangbu.benchmarks.order;

import io.jangbu.benchmarks.topic.Commands;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** New orders as records of the commands topic of orders, or of another one for comparison. */
public final class OrderCommands implements Commands {

  private static final String SOURCE = "/jangbu/bench";
  private static final OrderCodec CODEC = new OrderCodec();

  private final Orders orders;
  private final String topic;

  /** The orders in that context's commands topic. */
  public OrderCommands(Orders orders, AggregateTopics topics) {
    this.orders = orders;
    this.topic = topics.commands();
  }

  @Override
  public ProducerRecord<byte[], byte[]> record(long n) {
    CommandEnvelope<OrderCommand> command = orders.create(n);
    return new ProducerRecord<>(
        topic,
        null,
        command.streamId().getBytes(StandardCharsets.UTF_8),
        CODEC.encodeCommand(command),
        CloudEventHeaders.of(command, SOURCE, Instant.now()));
  }

  @Override
  public long placeOf(UUID commandId) {
    return orders.commandIds().placeOf(commandId);
  }
}
