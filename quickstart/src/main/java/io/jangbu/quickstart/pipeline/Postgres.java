package io.jangbu.quickstart.pipeline;

import io.jangbu.localkafka.process.AdoptedProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A real PostgreSQL from Maven's binaries, on the loopback address, with the data it had. */
final class Postgres implements AutoCloseable {

  static final String USER = "postgres";
  private static final String DATABASE = "jangbu";
  private static final String PID_FILE = "jangbu.pid";

  private final EmbeddedPostgres server;
  private final ProcessHandle postmaster;
  private final AdoptedProcess process;

  private Postgres(EmbeddedPostgres server, ProcessHandle postmaster, Path pidFile) {
    this.server = server;
    this.postmaster = postmaster;
    this.process = AdoptedProcess.adopt(postmaster, "INT", pidFile);
  }

  /** Where a running server is remembered. */
  static Path pidFile(Path directory) {
    return directory.resolve(PID_FILE);
  }

  /**
   * @throws UncheckedIOException if it does not start; the log says why
   */
  static Postgres start(int port, Path directory, Path log) {
    try {
      Files.createDirectories(directory);
      Path cluster = directory.resolve("cluster");
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setPort(port)
              .setDataDirectory(cluster)
              .setCleanDataDirectory(false)
              // The pipeline stops its parts in their order.
              .setRegisterShutdownHook(false)
              .setOverrideWorkingDirectory(binaries().toFile())
              .setLocaleConfig("locale", "C")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("unix_socket_directories", "")
              // A test database need not be safe; this one keeps what the user has.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setOutputRedirector(Redirect.appendTo(log.toFile()))
              .setErrorRedirector(Redirect.appendTo(log.toFile()))
              .start();
      Postgres postgres = new Postgres(server, postmaster(cluster), pidFile(directory));
      postgres.createDatabase();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not start, see " + log, e);
    }
  }

  boolean isAlive() {
    return postmaster.isAlive();
  }

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE;
  }

  @Override
  public void close() {
    try (process) {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unpacked once for all data directories of a user. */
  private static Path binaries() {
    return Path.of(
        System.getProperty("java.io.tmpdir"), "jangbu-postgres-" + System.getProperty("user.name"));
  }

  private static ProcessHandle postmaster(Path cluster) throws IOException {
    String pid = Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst().strip();
    return ProcessHandle.of(Long.parseLong(pid))
        .orElseThrow(() -> new IOException("PostgreSQL has ended at once"));
  }

  private void createDatabase() {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
      if (!found.next()) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
    } catch (SQLException e) {
      close();
      throw new IllegalStateException("PostgreSQL has no database " + DATABASE, e);
    }
  }
}
