package io.jangbu.benchmarks.section;

import io.jangbu.localservices.Footprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a context takes on disk. */
public final class ContextDisk {

  /** Of a topic's or a store's directory, at most. */
  private static final int DEPTH = 5;

  private ContextDisk() {}

  /**
   * Bytes of the topics or stores that name the context; what lies within one of them is counted
   * with it.
   *
   * @param directory of a cluster or of a service's state
   */
  public static long bytes(Path directory, String context) {
    try (Stream<Path> directories =
        Files.find(
            directory,
            DEPTH,
            (path, attributes) -> attributes.isDirectory() && isOf(path, context))) {
      return directories.mapToLong(Footprint::diskBytes).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOf(Path path, String context) {
    int names = path.getNameCount();
    return path.getName(names - 1).toString().contains(context)
        && !path.getName(names - 2).toString().contains(context);
  }
}
