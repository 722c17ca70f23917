package io.jangbu.starter.command.outcome;

import static org.apache.kafka.streams.StoreQueryParameters.fromNameAndType;

import io.jangbu.command.AggregateType;
import io.jangbu.command.engine.CommandStreams;
import io.jangbu.command.engine.NodeNames;
import io.jangbu.command.state.AssignedPartition;
import io.jangbu.command.state.AssignedPartitions;
import io.jangbu.command.state.IdempotencyStore;
import io.jangbu.command.topics.HostedContexts;
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
 * Searches the memories of the partitions that are decided here. An outcome may be seen a moment
 * before it is committed.
 */
@Component
final class LocalMemories {

  private final HostedContexts contexts;
  private final CommandStreams streams;
  private final AssignedPartitions held;

  LocalMemories(HostedContexts contexts, CommandStreams streams, AssignedPartitions held) {
    this.contexts = contexts;
    this.streams = streams;
    this.held = held;
  }

  /** Leaves out the partitions that cannot be asked now. */
  void search(UUID commandId, Search search) {
    KafkaStreams running = streams.running().orElse(null);
    if (running == null) {
      return;
    }
    for (AggregateType<?, ?, ?> context : contexts.partitions().keySet()) {
      for (AssignedPartition partition : held.all()) {
        if (partition.context().equals(context.name()) && search.answer() == null) {
          search(running, context, partition, commandId, search);
        }
      }
    }
  }

  private void search(
      KafkaStreams running,
      AggregateType<?, ?, ?> context,
      AssignedPartition partition,
      UUID commandId,
      Search search) {
    int number = partition.commands().partition();
    try {
      ReadOnlyWindowStore<byte[], byte[]> memory =
          running.store(
              fromNameAndType(
                      new NodeNames(context.name()).memory(),
                      QueryableStoreTypes.<byte[], byte[]>windowStore())
                  .withPartition(number));
      CommandResult result =
          IdempotencyStore.outcome(context.codec(), memory, commandId, Instant.now());
      if (result != null) {
        search.found(body(context, result));
      } else if (partition.takesCommands() && held.contains(partition)) {
        search.notIn(context.name(), number);
      }
    } catch (InvalidStateStoreException _) {
      // It goes to another instance just now.
    }
  }

  private static Map<String, Object> body(AggregateType<?, ?, ?> context, CommandResult result) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("commandId", result.commandId());
    body.put("context", context.name());
    body.put(context.codec().streamIdField(), result.streamId());
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
