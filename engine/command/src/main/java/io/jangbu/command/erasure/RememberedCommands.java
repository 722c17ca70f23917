package io.jangbu.command.erasure;

import static org.apache.kafka.streams.StoreQueryParameters.fromNameAndType;

import io.jangbu.command.AggregateType;
import io.jangbu.command.engine.CommandStreams;
import io.jangbu.command.engine.NodeNames;
import io.jangbu.command.state.IdempotencyStore;
import io.jangbu.command.state.Rewriting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.springframework.stereotype.Component;

/** Finds the commands of streams whose content is remembered here. */
@Component
class RememberedCommands {

  private final CommandStreams streams;

  RememberedCommands(CommandStreams streams) {
    this.streams = streams;
  }

  /**
   * Those of a partition, by stream. The whole store is read.
   *
   * @throws InvalidStateStoreException while the store cannot be asked
   */
  Map<String, List<Rewriting.Remembered>> of(
      AggregateType<?, ?, ?> type, int partition, Set<String> streamIds) {
    var store =
        streams
            .running()
            .orElseThrow(() -> new InvalidStateStoreException("the streams do not run"))
            .store(
                fromNameAndType(
                        new NodeNames(type.name()).idempotency(),
                        QueryableStoreTypes.<byte[], byte[]>windowStore())
                    .withPartition(partition));
    Map<String, List<Rewriting.Remembered>> found = new HashMap<>();
    IdempotencyStore.contents(
        type.codec(),
        store,
        streamIds::contains,
        (streamId, command) ->
            found.computeIfAbsent(streamId, _ -> new ArrayList<>()).add(command));
    return found;
  }
}
