package io.jangbu.testkit.hosts;

import io.jangbu.testkit.kafka.LocalKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A broker as a process from Maven's jars. */
record LocalBroker(LocalKafka kafka, Path directory) implements KafkaHost {

  static LocalBroker start() {
    try {
      Path directory = Files.createTempDirectory("jangbu-kafka");
      return new LocalBroker(LocalKafka.start(directory), directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  @Override
  public void kill() {
    kafka.kill(0);
  }

  @Override
  public void restart() {
    kafka.restart(0);
  }

  @Override
  public void close() {
    kafka.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
