package io.jangbu.testkit.kafka.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for this JVM's own java. */
public final class JavaCommand {

  private static final List<String> INHERITED =
      ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
          .filter(argument -> argument.startsWith("-XX:TieredStopAtLevel="))
          .toList();

  private JavaCommand() {}

  /**
   * The java executable that runs this JVM, and the arguments. Where this JVM goes without the
   * optimizing compiler, which pays only for what runs long, so does that one.
   */
  public static List<String> of(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(INHERITED);
    command.addAll(arguments);
    return List.copyOf(command);
  }
}
