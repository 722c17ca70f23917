package io.jangbu.localservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a process and its files take of the machine. */
public final class Footprint {

  private static final long KIB = 1 << 10;

  private Footprint() {}

  /** The resident memory of a process, in bytes. */
  public static long residentBytes(long pid) {
    Path status = Path.of("/proc", String.valueOf(pid), "status");
    return KIB * (Files.exists(status) ? fromProc(status) : fromPs(pid));
  }

  private static long fromProc(Path status) {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long fromPs(long pid) {
    return Long.parseLong(
        SystemCommand.output(List.of("ps", "-o", "rss=", "-p", String.valueOf(pid))).strip());
  }

  /**
   * The blocks that a directory takes on disk, in bytes. Not the lengths of its files: Kafka's
   * indexes and RocksDB's logs are longer than what they take.
   */
  public static long diskBytes(Path directory) {
    String output = SystemCommand.output(List.of("du", "-sk", directory.toString()));
    return KIB * Long.parseLong(output.substring(0, output.indexOf('\t')).strip());
  }

  /** Deletes a directory with all that is in it, if it exists. */
  public static void delete(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
