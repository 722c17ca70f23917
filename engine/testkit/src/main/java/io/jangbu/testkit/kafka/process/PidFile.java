package io.jangbu.testkit.kafka.process;

import io.jangbu.testkit.kafka.files.FileFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Remembers a process across the life of its parent: its pid, and when it started, because a pid
 * alone may belong to somebody else by now.
 */
record PidFile(Path path) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  void write(ProcessHandle process) throws IOException {
    Files.writeString(path, process.pid() + " " + startOf(process));
  }

  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the remembered process if it is still that one, and waits until it is gone. */
  void endLeftover() throws IOException {
    Optional<ProcessHandle> leftover = read();
    leftover.ifPresent(process -> {
      process.destroy();
      process
          .onExit()
          .completeOnTimeout(process, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .join();
      process.destroyForcibly();
      process.onExit().join();
    });
    delete();
  }

  private Optional<ProcessHandle> read() throws IOException {
    try {
      String[] words = Files.readString(path).strip().split(" ", -1);
      return words.length == 2 && words[0].matches("\\d{1,18}")
          ? ProcessHandle.of(Long.parseLong(words[0]))
              .filter(process -> startOf(process).equals(words[1]))
          : Optional.empty();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileFault.naming(path, e);
    }
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }
}
