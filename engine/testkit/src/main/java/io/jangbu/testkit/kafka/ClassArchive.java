package io.jangbu.testkit.kafka;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kafka's classes as a JVM has them in memory, kept from one start of a broker to the next: a start
 * takes less than half of the time. The JVM makes the file when a broker ends in good order, and
 * makes it again when it does not fit any more; without it a start is slow, and nothing else.
 */
final class ClassArchive {

  /** Where they are for all brokers together; in each broker's own directory if it is not set. */
  private static final String SHARED = "testkit.class-archives";

  private ClassArchive() {}

  /** The jars alone: the JVM keeps nothing where there is a directory among them. */
  static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** For a JVM that runs in a broker's directory. */
  static List<String> flags() throws IOException {
    return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + file());
  }

  private static String file() throws IOException {
    String shared = System.getProperty(SHARED, "");
    // A colon would separate the names of two files.
    if (shared.isEmpty() || shared.contains(":")) {
      return "classes.jsa";
    }
    UUID jars = UUID.nameUUIDFromBytes(classPath().getBytes(StandardCharsets.UTF_8));
    return Files.createDirectories(Path.of(shared)).resolve(jars + ".jsa").toString();
  }
}
