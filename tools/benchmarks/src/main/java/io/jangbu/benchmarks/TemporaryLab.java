package io.jangbu.benchmarks;

import io.jangbu.localservices.Footprint;
import io.jangbu.localservices.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A lab of which nothing is left once it is closed, be it by Ctrl-C. */
final class TemporaryLab implements AutoCloseable {

  private final Path directory;
  private final Lab lab;
  private final Thread stop = new Thread(this::end, "bench-stop");
  private boolean ended;

  private TemporaryLab(Path directory, Lab lab) {
    this.directory = directory;
    this.lab = lab;
  }

  static TemporaryLab open(Path home, String name) {
    try {
      Path directory = Files.createTempDirectory("jangbu-bench-" + name + "-");
      TemporaryLab temporary = new TemporaryLab(directory, Lab.open(home, directory));
      Runtime.getRuntime().addShutdownHook(temporary.stop);
      return temporary;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Lab lab() {
    return lab;
  }

  private synchronized void end() {
    if (!ended) {
      ended = true;
      lab.close();
      Footprint.delete(directory);
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (IllegalStateException _) {
      // Ctrl-C: the hook is at it already, and end() waits for it.
    }
    end();
  }
}
