package io.jangbu.kafka.integrity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code jangbu.integrity.*}: what events are authenticated with. The keys are secret, and the same
 * for the command service, the projection service and the subscriber.
 *
 * @param keysFile a file with a key on each line, {@code id:base64}; null = none
 * @param keys the same as text, with commas between; null = none
 * @param signsWith the id of the key for what is appended now; null = the first one
 * @param checkpointKeyFile a PEM file with the private and the public key that the command service
 *     signs checkpoints with; null = it signs none
 * @param checkpointEvery how long after an event a checkpoint covers it, at most; 1 s to 1 h
 */
@ConfigurationProperties("jangbu.integrity")
public record IntegritySettings(
    @Nullable Path keysFile,
    @Nullable String keys,
    @Nullable String signsWith,
    @Nullable Path checkpointKeyFile,
    @DefaultValue("10s") Duration checkpointEvery) {

  /**
   * @throws IllegalArgumentException if the keys are given in both ways, keys cannot be read or are
   *     none, or the time is out of its bounds
   */
  public IntegritySettings {
    if (keysFile != null && keys != null && !keys.isBlank()) {
      throw new IllegalArgumentException(
          "jangbu.integrity.keys-file and jangbu.integrity.keys are one too many");
    }
    if (checkpointEvery.compareTo(Duration.ofSeconds(1)) < 0
        || checkpointEvery.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("jangbu.integrity.checkpoint-every is 1s to 1h");
    }
    var _ = read(keysFile, keys, signsWith);
    var _ = read(checkpointKeyFile);
  }

  /** What signs checkpoints; null if nothing does. Each call makes another. */
  public @Nullable CheckpointSigner checkpointSigner() {
    return read(checkpointKeyFile);
  }

  private static @Nullable CheckpointSigner read(@Nullable Path file) {
    if (file == null) {
      return null;
    }
    try {
      return CheckpointSigner.of(text(file));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /** The keys; none if there are none. */
  public EventKeys eventKeys() {
    return read(keysFile, keys, signsWith);
  }

  private static EventKeys read(
      @Nullable Path file, @Nullable String keys, @Nullable String signsWith) {
    if (file == null && (keys == null || keys.isBlank())) {
      return EventKeys.NONE;
    }
    try {
      return EventKeys.parse(file == null ? String.valueOf(keys) : text(file), signsWith);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          (file == null ? "jangbu.integrity.keys" : file.toString()) + ": " + e.getMessage(), e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("it cannot be read: " + e, e);
    }
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "IntegritySettings[keysFile="
        + keysFile
        + ", signsWith="
        + signsWith
        + ", checkpointKeyFile="
        + checkpointKeyFile
        + "]";
  }
}
