package io.jangbu.localservices;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL from Maven's binaries, on the loopback address, with a port and data that it
 * keeps from one start to the next. It does not outlive this JVM.
 */
public final class Postgres implements AutoCloseable {

  /** Needs no password on the loopback address. */
  public static final String USER = "postgres";

  /** Made at the first start. */
  public static final String DATABASE = "jangbu";

  /** By default on; the library that starts the server turns them off, for tests. */
  private static final Map<String, String> SAFE =
      Map.of("synchronous_commit", "on", "full_page_writes", "on");

  private final int port;
  private final Path directory;
  private final Path log;
  private final Durability durability;
  private final Map<String, String> settings;
  private @Nullable Running running;

  private record Running(
      EmbeddedPostgres server, ProcessHandle postmaster, AdoptedProcess process) {}

  /**
   * One that is not started yet.
   *
   * @param directory for its data and its pid
   * @param log what it logs; it is made longer
   * @param settings more of PostgreSQL's own, by their names
   */
  public Postgres(
      int port, Path directory, Path log, Durability durability, Map<String, String> settings) {
    this.port = port;
    this.directory = directory;
    this.log = log;
    this.durability = durability;
    this.settings = Map.copyOf(settings);
  }

  /** Where a running server on that directory is remembered. */
  public static Path pidFile(Path directory) {
    return directory.resolve("jangbu.pid");
  }

  /**
   * Starts it and returns when it serves. Does nothing if it was started and not stopped since.
   *
   * @throws UncheckedIOException if it does not start; its log says why
   */
  public synchronized void start() {
    if (running != null) {
      return;
    }
    try {
      Files.createDirectories(directory);
      Path cluster = directory.resolve("cluster");
      EmbeddedPostgres server = server(cluster).start();
      ProcessHandle postmaster = postmaster(cluster);
      running =
          new Running(
              server, postmaster, AdoptedProcess.adopt(postmaster, "INT", pidFile(directory)));
      createDatabase(server);
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not start, see " + log, e);
    }
  }

  private EmbeddedPostgres.Builder server(Path cluster) {
    EmbeddedPostgres.Builder server =
        EmbeddedPostgres.builder()
            .setPort(port)
            .setDataDirectory(cluster)
            .setCleanDataDirectory(false)
            // Whoever has it stops it in the order of its parts.
            .setRegisterShutdownHook(false)
            .setOverrideWorkingDirectory(binaries().toFile())
            .setLocaleConfig("locale", "C")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("fsync", durability.fsync())
            .setOutputRedirector(Redirect.appendTo(log.toFile()))
            .setErrorRedirector(Redirect.appendTo(log.toFile()));
    SAFE.forEach(server::setServerConfig);
    settings.forEach(server::setServerConfig);
    return server;
  }

  private static ProcessHandle postmaster(Path cluster) throws IOException {
    String pid = Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst().strip();
    return ProcessHandle.of(Long.parseLong(pid))
        .orElseThrow(() -> new IOException("PostgreSQL has ended at once"));
  }

  private void createDatabase(EmbeddedPostgres server) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
      if (!found.next()) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
    } catch (SQLException e) {
      stop();
      throw new IllegalStateException("PostgreSQL has no database " + DATABASE, e);
    }
  }

  /** Of {@link #DATABASE}, for {@link #USER}. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
  }

  public synchronized boolean isAlive() {
    return running != null && running.postmaster.isAlive();
  }

  /** Ends the server and all that serves its connections as a power cut would (SIGKILL). */
  public synchronized void kill() {
    if (running != null) {
      List<ProcessHandle> all =
          Stream.concat(Stream.of(running.postmaster), running.postmaster.descendants()).toList();
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(process -> process.onExit().join());
    }
  }

  /** Stops it; its data stays. It may be started again, also if it was killed. */
  public synchronized void stop() {
    if (running == null) {
      return;
    }
    try (AdoptedProcess _ = running.process) {
      running.server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      running = null;
    }
  }

  @Override
  public void close() {
    stop();
  }

  /** Unpacked once for all data directories of a user. */
  private static Path binaries() {
    return Path.of(
        System.getProperty("java.io.tmpdir"), "jangbu-postgres-" + System.getProperty("user.name"));
  }
}
