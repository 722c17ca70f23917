package io.jangbu.localservices.lab;

import io.jangbu.localservices.Jvm;
import io.jangbu.localservices.LogFile;
import io.jangbu.testkit.kafka.process.ChildProcess;
import io.jangbu.testkit.kafka.process.JavaCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A class of this JVM's class path that runs in a JVM of its own. */
public final class JavaProgram implements AutoCloseable {

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

  private final ChildProcess process;
  private final Path console;

  private JavaProgram(ChildProcess process, Path console) {
    this.process = process;
    this.console = console;
  }

  static JavaProgram start(Path directory, Jvm jvm, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>(jvm.flags());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
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

  @Override
  public void close() {
    process.stop(STOP_PATIENCE);
  }
}
