package io.jangbu.localservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Finds the jars that are deployed. */
public final class ServiceJar {

  private ServiceJar() {}

  /**
   * The youngest jar of a service.
   *
   * @param home the project's folder
   * @throws IllegalStateException if the service is not built
   */
  public static Path in(Path home, Service service) {
    Path target = home.resolve(service.toString()).resolve("target");
    if (!Files.isDirectory(target)) {
      throw notBuilt(service, "there is no " + target);
    }
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
          .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
          .orElseThrow(() -> notBuilt(service, "no *-exec.jar in " + target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IllegalStateException notBuilt(Service service, String why) {
    return new IllegalStateException(
        "%s is not built: %s. Build it with `mvn -DskipTests package`".formatted(service, why));
  }
}
