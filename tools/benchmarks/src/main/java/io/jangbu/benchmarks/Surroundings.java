package io.jangbu.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.jangbu.benchmarks.report.Fact;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.localservices.Jvm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.internals.AppInfoParser;

/** What the figures depend on beside the code. */
final class Surroundings {

  private Surroundings() {}

  static List<Fact> facts(Scale scale, long seed, Jvm jvm) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return List.of(
        new Fact("Jangbu", jangbu()),
        new Fact("Kafka", AppInfoParser.getVersion()),
        new Fact("JDK", Runtime.version() + " " + System.getProperty("java.vm.vendor")),
        new Fact("JVM", "services and echo: " + jvm),
        new Fact("system", System.getProperty("os.name") + " " + System.getProperty("os.version")),
        new Fact("processors", system.getAvailableProcessors() + " x " + processor()),
        new Fact("memory", (system.getTotalMemorySize() >> 30) + " GiB"),
        new Fact("load before", "%.2f".formatted(system.getSystemLoadAverage())),
        new Fact("run", "%s, seed %d".formatted(scale.name(), seed)),
        new Fact("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  private static String jangbu() {
    return Objects.requireNonNullElse(
        Surroundings.class.getPackage().getImplementationVersion(), "not packaged");
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException _) {
      return System.getProperty("os.arch");
    }
  }
}
