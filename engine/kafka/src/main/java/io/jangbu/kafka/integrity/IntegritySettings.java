package io.jangbu.kafka.integrity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code jangbu.integrity.*}: what events are authenticated with. The keys are secret, and the same
 * for the command service, the projection service and the subscriber.
 *
 * @param keysFile a file with a key on each line, {@code id:base64}; null = none
 * @param keys the same as text, with commas between; null = none
 * @param signsWith the id of the key for what is appended now; null = the first one
 */
@ConfigurationProperties("jangbu.integrity")
public record IntegritySettings(
    @Nullable Path keysFile, @Nullable String keys, @Nullable String signsWith) {

  /**
   * @throws IllegalArgumentException if the keys are given in both ways, cannot be read, or are
   *     none
   */
  public IntegritySettings {
    if (keysFile != null && keys != null && !keys.isBlank()) {
      throw new IllegalArgumentException(
          "jangbu.integrity.keys-file and jangbu.integrity.keys are one too many");
    }
    var _ = read(keysFile, keys, signsWith);
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
    return "IntegritySettings[keysFile=" + keysFile + ", signsWith=" + signsWith + "]";
  }
}
