package io.jangbu.testkit.kafka;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import kafka.tools.StorageTool;

/** Kafka's own {@code kafka-storage format}, in this JVM. */
final class Storage {

  private Storage() {}

  /**
   * Formats the directories of the settings; those that are formatted stay as they are.
   *
   * @throws IllegalStateException with the tool's words if it refuses
   */
  static void format(String clusterId, Path settings) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    String[] arguments = {
      "format", "--ignore-formatted", "--cluster-id", clusterId, "--config", settings.toString()
    };
    int status;
    try (PrintStream print = new PrintStream(output, true, StandardCharsets.UTF_8)) {
      status = StorageTool.execute(arguments, print);
    } catch (RuntimeException e) {
      throw new IllegalStateException("cannot format the storage: " + e.getMessage(), e);
    }
    if (status != 0) {
      throw new IllegalStateException(
          "cannot format the storage: " + output.toString(StandardCharsets.UTF_8).strip());
    }
  }
}
