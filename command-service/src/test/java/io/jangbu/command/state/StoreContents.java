package io.jangbu.command.state;

import static org.apache.kafka.streams.StoreQueryParameters.fromNameAndType;

import io.jangbu.command.AggregateSample;
import io.jangbu.core.CommandResult;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;

/**
 * All that the stores of a context hold, in all partitions, but for what says that it is complete,
 * and up to where.
 *
 * @param accepted the first outcome of each accepted command by its id
 */
record StoreContents(Map<String, String> snapshots, Map<UUID, CommandResult> accepted) {

  static StoreContents of(KafkaStreams streams, AggregateSample<?> sample) {
    return new StoreContents(snapshots(streams, sample), accepted(streams, sample));
  }

  private static Map<String, String> snapshots(KafkaStreams streams, AggregateSample<?> sample) {
    Map<String, String> snapshots = new TreeMap<>();
    try (KeyValueIterator<String, byte[]> all =
        streams
            .store(
                fromNameAndType(
                    sample + "-snapshots", QueryableStoreTypes.<String, byte[]>keyValueStore()))
            .all()) {
      all.forEachRemaining((KeyValue<String, byte[]> entry) ->
          snapshots.put(entry.key, HexFormat.of().formatHex(entry.value)));
    }
    snapshots.remove("/complete");
    snapshots.remove("/judged");
    return snapshots;
  }

  private static Map<UUID, CommandResult> accepted(
      KafkaStreams streams, AggregateSample<?> sample) {
    Map<UUID, CommandResult> accepted = new TreeMap<>();
    ReadOnlyWindowStore<byte[], byte[]> memory =
        streams.store(
            fromNameAndType(
                sample + "-command-memory", QueryableStoreTypes.<byte[], byte[]>windowStore()));
    try (KeyValueIterator<Windowed<byte[]>, byte[]> all = memory.all()) {
      all.forEachRemaining((KeyValue<Windowed<byte[]>, byte[]> entry) -> {
        if (entry.key.key().length < 16) {
          return;
        }
        ByteBuffer key = ByteBuffer.wrap(entry.key.key());
        UUID id = new UUID(key.getLong(), key.getLong());
        CommandResult result =
            IdempotencyStore.outcome(sample.type().codec(), memory, id, Instant.now());
        if (result != null && result.accepted()) {
          accepted.put(id, result);
        }
      });
    }
    return accepted;
  }
}
