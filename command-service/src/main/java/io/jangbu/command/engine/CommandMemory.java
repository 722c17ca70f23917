package io.jangbu.command.engine;

import io.jangbu.domain.CommandEnvelope;
import io.jangbu.domain.CommandResult;
import io.jangbu.schemas.Codec;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the first outcome of each command for {@link #RETENTION}.
 *
 * <p>A window store, so that what has grown old leaves in whole segments and costs no clean-up. Its
 * reach is the partition: an id that is used again for a stream of another partition is not found.
 */
final class CommandMemory<C> {

  static final Duration RETENTION = Duration.ofDays(7);
  private static final int DIGEST_BYTES = 32;

  private final Codec<C, ?, ?> codec;
  private final WindowStore<byte[], byte[]> store;

  CommandMemory(Codec<C, ?, ?> codec, WindowStore<byte[], byte[]> store) {
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
      byte[] value = found.next().value;
      boolean sameContent = Arrays.equals(value, 0, DIGEST_BYTES, digest(command), 0, DIGEST_BYTES);
      byte[] first = Arrays.copyOfRange(value, DIGEST_BYTES, value.length);
      return new Remembered(sameContent, codec.decodeResult(first));
    }
  }

  void remember(CommandEnvelope<C> command, byte[] result, Instant now) {
    byte[] value =
        ByteBuffer.allocate(DIGEST_BYTES + result.length).put(digest(command)).put(result).array();
    store.put(key(command.commandId()), value, now.toEpochMilli());
  }

  /** Of all that makes the command: not of the correlationId, which may differ in a retry. */
  private byte[] digest(CommandEnvelope<C> command) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(codec.encodeCommand(command.withoutCorrelation()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] key(UUID commandId) {
    return ByteBuffer.allocate(16)
        .putLong(commandId.getMostSignificantBits())
        .putLong(commandId.getLeastSignificantBits())
        .array();
  }
}
