package io.jangbu.localservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The server's first process, which PostgreSQL names in its data.
 *
 * @param cluster the directory of that data
 */
record Postmaster(Path cluster) {

  /** The library waits 5 s for what a slow disk may need longer for: its last checkpoint. */
  private static final Duration STOP = Duration.ofSeconds(60);

  /** The one that runs on the cluster, if one does. */
  Optional<ProcessHandle> find() {
    try {
      List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
      return lines.isEmpty()
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /**
   * Ends what a start that failed has left running, and lets go of what the library then keeps.
   *
   * @throws UncheckedIOException if that cannot be deleted
   */
  void abandon() {
    find()
        .ifPresent(postmaster -> {
          postmaster.destroy();
          awaitEnd(postmaster);
        });
    try {
      // The library keeps it locked for as long as this JVM runs; the next start makes another one.
      Files.deleteIfExists(cluster.resolve("epg-lock"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits up to a minute. */
  static void awaitEnd(ProcessHandle postmaster) {
    postmaster
        .onExit()
        .completeOnTimeout(postmaster, STOP.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
