package io.jangbu.schemas.order;

import io.jangbu.domain.CommandEnvelope;
import io.jangbu.domain.CommandResult;
import io.jangbu.domain.EventEnvelope;
import io.jangbu.domain.Snapshot;
import io.jangbu.domain.order.Order;
import io.jangbu.domain.order.OrderCommand;
import io.jangbu.domain.order.OrderEvent;
import io.jangbu.schemas.Codec;
import io.jangbu.schemas.SingleObject;

/** Orders as Avro. Commands and events in {@link OrderPayloads}, states in {@link OrderStates}. */
public final class OrderCodec implements Codec<OrderCommand, OrderEvent, Order> {

  private final SingleObject<io.jangbu.orders.OrderCommand> commands =
      new SingleObject<>(io.jangbu.orders.OrderCommand.class);
  private final SingleObject<io.jangbu.orders.OrderEvent> events =
      new SingleObject<>(io.jangbu.orders.OrderEvent.class);
  private final SingleObject<io.jangbu.orders.CommandResult> results =
      new SingleObject<>(io.jangbu.orders.CommandResult.class);
  private final SingleObject<io.jangbu.orders.OrderSnapshot> snapshots =
      new SingleObject<>(io.jangbu.orders.OrderSnapshot.class);

  @Override
  public byte[] encodeCommand(CommandEnvelope<OrderCommand> command) {
    return commands.encode(
        new io.jangbu.orders.OrderCommand(
            command.commandId(),
            command.streamId(),
            command.expectedVersion(),
            command.occurredAt(),
            command.correlationId(),
            OrderPayloads.toAvro(command.payload())));
  }

  @Override
  public CommandEnvelope<OrderCommand> decodeCommand(byte[] bytes) {
    return commands.decode(
        bytes,
        avro ->
            new CommandEnvelope<>(
                avro.getCommandId(),
                avro.getOrderId(),
                avro.getExpectedVersion(),
                avro.getOccurredAt(),
                avro.getCorrelationId(),
                OrderPayloads.command(avro.getPayload())));
  }

  @Override
  public byte[] encodeEvent(EventEnvelope<OrderEvent> event) {
    return events.encode(
        new io.jangbu.orders.OrderEvent(
            event.streamId(),
            event.version(),
            event.occurredAt(),
            event.recordedAt(),
            event.correlationId(),
            event.causationId(),
            OrderPayloads.toAvro(event.payload())));
  }

  @Override
  public EventEnvelope<OrderEvent> decodeEvent(byte[] bytes) {
    return events.decode(
        bytes,
        avro ->
            new EventEnvelope<>(
                avro.getOrderId(),
                avro.getVersion(),
                avro.getOccurredAt(),
                avro.getRecordedAt(),
                avro.getCorrelationId(),
                avro.getCausationId(),
                OrderPayloads.event(avro.getPayload())));
  }

  @Override
  public byte[] encodeResult(CommandResult result) {
    return results.encode(
        new io.jangbu.orders.CommandResult(
            result.commandId(),
            result.streamId(),
            io.jangbu.orders.Outcome.valueOf(result.outcome().name()),
            result.version(),
            result.events(),
            result.code(),
            result.message()));
  }

  @Override
  public CommandResult decodeResult(byte[] bytes) {
    return results.decode(
        bytes,
        avro ->
            new CommandResult(
                avro.getCommandId(),
                avro.getOrderId(),
                CommandResult.Outcome.valueOf(avro.getOutcome().name()),
                avro.getVersion(),
                avro.getEvents(),
                avro.getCode(),
                avro.getMessage()));
  }

  @Override
  public byte[] encodeSnapshot(Snapshot<Order> snapshot) {
    return snapshots.encode(OrderStates.toAvro(snapshot));
  }

  @Override
  public Snapshot<Order> decodeSnapshot(byte[] bytes) {
    return snapshots.decode(bytes, OrderStates::snapshot);
  }
}
