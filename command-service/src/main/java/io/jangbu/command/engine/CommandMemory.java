package io.jangbu.command.engine;

import io.jangbu.domain.CommandEnvelope;
import io.jangbu.domain.CommandResult;
import io.jangbu.schemas.Codec;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * Remembers each command and its first outcome for {@link #RETENTION}. The command itself, not a
 * digest of its bytes: those change with each release of its schema, the command does not.
 *
 * <p>A window store, so that what has grown old leaves in whole segments and costs no clean-up. Its
 * reach is the partition: an id that is used again for a stream of another partition is not found.
 */
final class CommandMemory<C> {

  static final Duration RETENTION = Duration.ofDays(7);

  private final Codec<C, ?> codec;
  private final WindowStore<byte[], byte[]> store;

  CommandMemory(Codec<C, ?> codec, WindowStore<byte[], byte[]> store) {
    this.codec = codec;
    this.store = store;
  }

  static StoreBuilder<WindowStore<byte[], byte[]>> store(String name) {
    return Stores.windowStoreBuilder(
        Stores.persistentWindowStore(name, RETENTION, Duration.ofMillis(1), false),
        Serdes.ByteArray(),
        Serdes.ByteArray());
  }

  /**
   * What a command's id stands for.
   *
   * @param sameContent false if the id came with another content
   * @param first the first outcome
   */
  record Remembered(boolean sameContent, CommandResult first) {}

  @Nullable Remembered recall(CommandEnvelope<C> command, Instant now) {
    byte[] key = key(command.commandId());
    // No upper bound: another instance's clock may have run ahead of this one's.
    try (WindowStoreIterator<byte[]> found =
        store.fetch(key, now.minus(RETENTION).toEpochMilli(), Long.MAX_VALUE)) {
      if (!found.hasNext()) {
        return null;
      }
      ByteBuffer value = ByteBuffer.wrap(found.next().value);
      byte[] first = new byte[value.getInt()];
      value.get(first);
      byte[] result = new byte[value.remaining()];
      value.get(result);
      return new Remembered(
          sameContent(codec.decodeCommand(first), command), codec.decodeResult(result));
    }
  }

  /** A retry may come with another {@code correlationId}. */
  private boolean sameContent(CommandEnvelope<C> first, CommandEnvelope<C> again) {
    return first.withoutCorrelation().equals(again.withoutCorrelation());
  }

  /**
   * What {@link #remember} must write to know the command again, with its first outcome.
   *
   * @param command as it came; each release of its schema is read for ever
   */
  static byte[] memory(byte[] command, byte[] result) {
    return ByteBuffer.allocate(Integer.BYTES + command.length + result.length)
        .putInt(command.length)
        .put(command)
        .put(result)
        .array();
  }

  void remember(UUID commandId, byte[] memory, Instant now) {
    store.put(key(commandId), memory, now.toEpochMilli());
  }

  private static byte[] key(UUID commandId) {
    return ByteBuffer.allocate(16)
        .putLong(commandId.getMostSignificantBits())
        .putLong(commandId.getLeastSignificantBits())
        .array();
  }
}
