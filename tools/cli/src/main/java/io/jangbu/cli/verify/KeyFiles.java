package io.jangbu.cli.verify;

import io.jangbu.kafka.integrity.CheckpointSigner;
import io.jangbu.kafka.integrity.CheckpointVerifier;
import io.jangbu.kafka.integrity.EventKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The files with keys that a command names. One that is none is told of as a wrong option. */
public final class KeyFiles {

  private KeyFiles() {}

  /** The secret keys of the services; none where no file is named. */
  public static EventKeys eventKeys(CommandLine command, @Nullable Path file) {
    if (file == null) {
      return EventKeys.NONE;
    }
    try {
      return EventKeys.parse(text(command, file), null);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, file + ": " + e.getMessage() + ".", e);
    }
  }

  /** The public key that checkpoints are verified with; null where no file is named. */
  public static @Nullable CheckpointVerifier publicKey(CommandLine command, @Nullable Path file) {
    if (file == null) {
      return null;
    }
    try {
      return CheckpointVerifier.of(text(command, file));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, file + ": " + e.getMessage() + ".", e);
    }
  }

  /** The pair of keys that checkpoints are signed with. */
  public static CheckpointSigner pair(CommandLine command, Path file) {
    try {
      return CheckpointSigner.of(text(command, file));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, file + ": " + e.getMessage() + ".", e);
    }
  }

  private static String text(CommandLine command, Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new ParameterException(command, file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
