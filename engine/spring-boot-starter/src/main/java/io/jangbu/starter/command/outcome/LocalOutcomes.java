package io.jangbu.starter.command.outcome;

import static org.apache.kafka.streams.StoreQueryParameters.fromNameAndType;

import io.jangbu.command.AggregateType;
import io.jangbu.command.engine.CommandStreams;
import io.jangbu.command.engine.NodeNames;
import io.jangbu.command.state.AssignedPartition;
import io.jangbu.command.state.AssignedPartitions;
import io.jangbu.command.state.IdempotencyStore;
import io.jangbu.command.topics.HostedAggregates;
import io.jangbu.core.CommandResult;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.springframework.stereotype.Component;

/**
 * Searches the idempotency stores of the partitions that are decided here. An outcome may be seen a
 * moment before it is committed.
 */
@Component
final class LocalOutcomes {

  private final HostedAggregates aggregates;
  private final CommandStreams streams;
  private final AssignedPartitions assigned;

  LocalOutcomes(HostedAggregates aggregates, CommandStreams streams, AssignedPartitions assigned) {
    this.aggregates = aggregates;
    this.streams = streams;
    this.assigned = assigned;
  }

  /** Leaves out the partitions that cannot be asked now. */
  void search(UUID commandId, Search search) {
    KafkaStreams running = streams.running().orElse(null);
    if (running == null) {
      return;
    }
    for (AggregateType<?, ?, ?> type : aggregates.partitions().keySet()) {
      for (AssignedPartition partition : assigned.all()) {
        if (partition.context().equals(type.name()) && search.answer() == null) {
          search(running, type, partition, commandId, search);
        }
      }
    }
  }

  private void search(
      KafkaStreams running,
      AggregateType<?, ?, ?> type,
      AssignedPartition partition,
      UUID commandId,
      Search search) {
    int number = partition.commands().partition();
    try {
      ReadOnlyWindowStore<byte[], byte[]> idempotency =
          running.store(
              fromNameAndType(
                      new NodeNames(type.name()).idempotency(),
                      QueryableStoreTypes.<byte[], byte[]>windowStore())
                  .withPartition(number));
      CommandResult result =
          IdempotencyStore.outcome(type.codec(), idempotency, commandId, Instant.now());
      if (result != null) {
        search.found(body(type, result));
      } else if (partition.takesCommands() && assigned.contains(partition)) {
        search.notIn(type.name(), number);
      }
    } catch (InvalidStateStoreException _) {
      // It goes to another instance just now.
    }
  }

  private static Map<String, Object> body(AggregateType<?, ?, ?> type, CommandResult result) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("commandId", result.commandId());
    body.put("context", type.name());
    body.put(type.codec().streamIdField(), result.streamId());
    body.put("outcome", result.outcome());
    body.put("version", result.version());
    body.put("events", result.events());
    if (result.code() != null) {
      body.put("code", result.code());
    }
    if (result.message() != null) {
      body.put("message", result.message());
    }
    return body;
  }
}
