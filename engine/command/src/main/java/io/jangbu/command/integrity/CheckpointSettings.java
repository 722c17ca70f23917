package io.jangbu.command.integrity;

import io.jangbu.kafka.integrity.CheckpointSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code jangbu.checkpoints.*}: how checkpoints are signed.
 *
 * @param keyFile a PEM file with the private and the public key; null = none are signed
 * @param every how long after an event a checkpoint covers it; 1 s to 1 h
 */
@Validated
@ConfigurationProperties("jangbu.checkpoints")
public record CheckpointSettings(
    @Nullable Path keyFile,
    @DefaultValue("10s") @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration every) {

  /**
   * @throws IllegalArgumentException if the file cannot be read, or has not both keys of a pair
   */
  public CheckpointSettings {
    var _ = read(keyFile);
  }

  /** What signs them; null if nothing does. Each call makes another. */
  @Nullable CheckpointSigner signer() {
    return read(keyFile);
  }

  private static @Nullable CheckpointSigner read(@Nullable Path file) {
    if (file == null) {
      return null;
    }
    try {
      return CheckpointSigner.of(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }
}
