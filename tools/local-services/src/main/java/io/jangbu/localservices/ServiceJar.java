package io.jangbu.localservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the jars that are deployed. */
public final class ServiceJar {

  private ServiceJar() {}

  /**
   * The jar of a service.
   *
   * @param home the project's folder
   * @throws IllegalStateException if the service is not built, or more than once: a build's files
   *     all have the same time, so that none of them is the younger
   */
  public static Path in(Path home, Service service) {
    Path target = home.resolve(service.toString()).resolve("target");
    if (!Files.isDirectory(target)) {
      throw notBuilt(service, "there is no " + target);
    }
    try (Stream<Path> files = Files.list(target)) {
      List<Path> jars =
          files.filter(file -> file.getFileName().toString().endsWith("-exec.jar")).toList();
      return switch (jars.size()) {
        case 0 -> throw notBuilt(service, "no *-exec.jar in " + target);
        case 1 -> jars.getFirst();
        default ->
            throw new IllegalStateException(
                "%s is built more than once: %s. Build it again with `mvn -DskipTests clean package`"
                    .formatted(service, jars.stream().sorted().toList()));
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IllegalStateException notBuilt(Service service, String why) {
    return new IllegalStateException(
        "%s is not built: %s. Build it with `mvn -DskipTests package`".formatted(service, why));
  }
}
