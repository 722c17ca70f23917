package io.jangbu.localservices.lab;

import io.jangbu.localservices.Jvm;
import io.jangbu.localservices.LogFile;
import io.jangbu.testkit.kafka.process.ChildProcess;
import io.jangbu.testkit.kafka.process.JavaCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A class that runs in a JVM of its own. */
public final class JavaProgram implements AutoCloseable {

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

  private final ChildProcess process;
  private final Path console;

  private JavaProgram(ChildProcess process, Path console) {
    this.process = process;
    this.console = console;
  }

  static JavaProgram start(
      Path directory, Jvm jvm, String classPath, String main, List<String> arguments) {
    List<String> command = new ArrayList<>(jvm.flags());
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(arguments);
    Path console = directory.resolve("console.log");
    return new JavaProgram(
        ChildProcess.start(JavaCommand.of(command), directory, console, directory.resolve("pid")),
        console);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** What it printed last. */
  public String endOfConsole() {
    return LogFile.end(console);
  }

  /** All whole lines that it has printed so far. */
  public List<String> printed() {
    try {
      String text = new String(Files.readAllBytes(console), StandardCharsets.UTF_8);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.stop(STOP_PATIENCE);
  }
}
