package io.jangbu.localkafka.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for this JVM's own java. */
public final class JavaCommand {

  private JavaCommand() {}

  /** The java executable that runs this JVM, and the arguments. */
  public static List<String> of(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    return List.copyOf(command);
  }
}
