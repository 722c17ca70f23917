package io.jangbu.benchmarks.peer;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The module {@code tools/peers}, which a usual build leaves out, as it is built.
 *
 * @param target its {@code target}
 */
record PeerModule(Path target) {

  /** That of the project in this folder, built or not. */
  static PeerModule of(Path home) {
    return new PeerModule(home.resolve("tools/peers/target"));
  }

  /**
   * Looks whether it is built.
   *
   * @throws IllegalStateException if it is not
   */
  void requireBuilt() {
    if (!Files.exists(jar()) || !Files.isDirectory(lib())) {
      throw new IllegalStateException(
          "the peers are not built: no %s. Build them with `mvn -Ppeers -pl tools/peers -am -DskipTests package`"
              .formatted(jar()));
    }
  }

  /** For a JVM of its own. */
  String classPath() {
    return jar() + File.pathSeparator + lib() + File.separator + "*";
  }

  /**
   * A library as it was resolved, such as {@code axon-messaging-5.0.1}.
   *
   * @param artifact its name without its version
   * @throws IllegalStateException if it is not there
   */
  String resolved(String artifact) {
    try (Stream<Path> jars = Files.list(lib())) {
      return jars.map(jar -> jar.getFileName().toString())
          .filter(jar -> jar.matches(artifact + "-[0-9].*\\.jar"))
          .map(jar -> jar.substring(0, jar.length() - ".jar".length()))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no %s in %s".formatted(artifact, lib())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path jar() {
    return target.resolve("peers.jar");
  }

  private Path lib() {
    return target.resolve("lib");
  }
}
