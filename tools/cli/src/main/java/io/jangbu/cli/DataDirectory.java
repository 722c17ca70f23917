package io.jangbu.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a run keeps its data; by default in the project's folder, wherever the user stands. */
final class DataDirectory {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where everything is kept between runs (default: .jangbu in the project).")
  private @Nullable Path directory;

  Path path() {
    return (directory == null ? home().resolve(".jangbu") : directory).toAbsolutePath().normalize();
  }

  /** The project's folder: the script says where it is. */
  static Path home() {
    return Path.of(System.getProperty("jangbu.home", ".")).toAbsolutePath().normalize();
  }
}
