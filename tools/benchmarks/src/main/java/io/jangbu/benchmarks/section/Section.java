package io.jangbu.benchmarks.section;

import io.jangbu.benchmarks.report.Row;
import io.jangbu.localservices.Service;
import io.jangbu.localservices.ServiceJar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A part of the benchmark that can be run by itself. */
public interface Section {

  /** For the option {@code --only}, such as {@code echo}. */
  String name();

  /** For people. */
  String title();

  /** Which services must have been built. */
  default List<Service> services() {
    return List.of();
  }

  /**
   * Looks whether all is built that it starts.
   *
   * @param home the project's folder
   * @throws IllegalStateException if something is not
   */
  default void requireBuilt(Path home) {
    services().forEach(service -> ServiceJar.in(home, service));
  }

  /** About how long it takes, for the time left that is told. */
  Duration estimate(Scale scale);

  /** What ran, how it was set, how durable it was, how it was warmed up. */
  List<String> conditions(Workbench bench);

  /**
   * Measures. All that it starts in the lab is stopped by the caller.
   *
   * @throws IllegalStateException if something does not start or does not answer
   */
  List<Row> measure(Workbench bench);
}
