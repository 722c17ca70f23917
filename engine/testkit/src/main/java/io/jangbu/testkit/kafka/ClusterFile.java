package io.jangbu.testkit.kafka;

import io.jangbu.testkit.kafka.files.FileFault;
import io.jangbu.testkit.kafka.process.LoopbackPorts;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/**
 * What a cluster remembers of itself from one start to the next.
 *
 * @param ports where the clients connect, one per broker
 */
record ClusterFile(String clusterId, List<Integer> ports) {

  private static final String NAME = "cluster.properties";

  /**
   * The directory's cluster, with the ports asked for: 0 keeps the port it had, or takes a free
   * one.
   *
   * @throws IllegalStateException if the directory holds another number of brokers
   */
  static ClusterFile open(Path directory, List<Integer> asked) {
    Path file = directory.resolve(NAME);
    ClusterFile before =
        Files.exists(file)
            ? read(file)
            : new ClusterFile(Uuid.randomUuid().toString(), asked.stream().map(_ -> 0).toList());
    if (before.ports.size() != asked.size()) {
      throw new IllegalStateException(
          "%s holds the data of %d broker(s), not %d"
              .formatted(directory, before.ports.size(), asked.size()));
    }
    ClusterFile cluster =
        new ClusterFile(
            before.clusterId,
            IntStream.range(0, asked.size())
                .mapToObj(i -> port(asked.get(i), before.ports.get(i)))
                .toList());
    cluster.write(file);
    return cluster;
  }

  private static int port(int asked, int before) {
    return asked != 0 ? asked : before != 0 ? before : LoopbackPorts.free();
  }

  private static ClusterFile read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(FileFault.naming(file, e));
    }
    return new ClusterFile(
        properties.getProperty("cluster.id", ""),
        Stream.of(properties.getProperty("ports", "").split(",", -1))
            .map(Integer::valueOf)
            .toList());
  }

  private void write(Path file) {
    Properties properties = new Properties();
    properties.setProperty("cluster.id", clusterId);
    properties.setProperty("ports", String.join(",", ports.stream().map(String::valueOf).toList()));
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
