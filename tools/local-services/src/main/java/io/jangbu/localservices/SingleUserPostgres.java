package io.jangbu.localservices;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL's single-user mode: SQL for a stopped cluster, over no connection. A cluster that has
 * no password yet gets one this way, without ever listening to somebody who has none.
 *
 * @param binaries where the library has unpacked the server
 */
record SingleUserPostgres(Path binaries, Path cluster, Path log) {

  /** Gives {@link Postgres#USER} a password of letters, digits, {@code -} and {@code _}. */
  void setPassword(String password) throws IOException {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      // As the library does for root, as whom PostgreSQL does not run.
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(
        List.of(
            server().toString(),
            "--single",
            "-D",
            cluster.toString(),
            // What fails is not to be logged with the password in it.
            "-c",
            "log_min_error_statement=panic",
            Postgres.USER));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .start();
    try (Writer sql = process.outputWriter(StandardCharsets.UTF_8)) {
      sql.write("ALTER USER " + Postgres.USER + " PASSWORD '" + password + "'\n");
    }
    try {
      if (process.waitFor() != 0) {
        throw new IOException("PostgreSQL's single-user mode ended with " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a password was set", e);
    }
  }

  /** Of several versions that were unpacked the newest. */
  private Path server() throws IOException {
    try (Stream<Path> versions = Files.list(binaries)) {
      return versions
          .map(version -> version.resolve("bin").resolve("postgres"))
          .filter(Files::isExecutable)
          .max(Comparator.comparingLong(server -> server.toFile().lastModified()))
          .orElseThrow(() -> new IOException("there is no server in " + binaries));
    }
  }
}
