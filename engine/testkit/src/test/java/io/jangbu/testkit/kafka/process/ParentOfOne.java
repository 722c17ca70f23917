package io.jangbu.testkit.kafka.process;

import java.nio.file.Path;
import java.util.List;

/** A JVM of its own that starts one child, prints its pid, and stays until it is killed. */
final class ParentOfOne {

  private ParentOfOne() {}

  @SuppressWarnings("SystemOut") // the test reads it
  public static void main(String[] args) {
    Path directory = Path.of(args[0]);
    ChildProcess child =
        ChildProcess.start(
            List.of("sleep", "600"),
            directory,
            directory.resolve("console.log"),
            directory.resolve("child.pid"));
    System.out.println(child.pid());
    child.onExit().join();
  }
}
