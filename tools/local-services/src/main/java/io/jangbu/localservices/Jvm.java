package io.jangbu.localservices;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The JVM that a child runs in. */
public record Jvm(List<String> flags) {

  public Jvm {
    flags = List.copyOf(flags);
  }

  /** As a deployment has it: a fixed heap of 512 MiB, G1, both compilers. */
  public static Jvm deployed() {
    return service("-Xms512m", "-Xmx512m", "-XX:+UseG1GC");
  }

  /**
   * One that starts soon and stays small, at most 384 MiB of heap. Not for figures: the compiler
   * that it goes without halves what a start costs, 7 s of processor time instead of 17.
   */
  public static Jvm quickToStart() {
    return service("-Xms64m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  }

  private static Jvm service(String... own) {
    return new Jvm(List.of(own))
        .with(
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");
  }

  /** The same and more flags, such as {@code -XX:StartFlightRecording=…}. The last one wins. */
  public Jvm with(String... more) {
    List<String> all = new ArrayList<>(flags);
    Collections.addAll(all, more);
    return new Jvm(all);
  }

  @Override
  public String toString() {
    return String.join(" ", flags);
  }
}
