package io.jangbu.localservices;

import io.jangbu.testkit.kafka.files.FileFault;
import io.jangbu.testkit.kafka.process.AdoptedProcess;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL from Maven's binaries, on the loopback address, with a port and data that it
 * keeps from one start to the next. It does not outlive this JVM.
 *
 * <p>It lets in who has its password, which is drawn at the first start, and nobody else: everyone
 * on the machine reaches the loopback address. Data, password and binaries lie in a directory that
 * its owner alone may look into (0700). It listens on no Unix socket.
 */
public final class Postgres implements AutoCloseable {

  /** Needs the {@link #password}. */
  public static final String USER = "postgres";

  /** Made at the first start. */
  public static final String DATABASE = "jangbu";

  /** By default on; the library that starts the server turns them off, for tests. */
  private static final Map<String, String> SAFE =
      Map.of("synchronous_commit", "on", "full_page_writes", "on");

  /** Who may connect; it is written at each start, for older releases let everyone in. */
  private static final String HOST_BASED_AUTHENTICATION =
      "host all all 127.0.0.1/32 scram-sha-256\n";

  /** With these in the path of a directory the shell of PostgreSQL's own tools would run it. */
  private static final Pattern UNUSABLE = Pattern.compile("[\"$`\\\\\\p{Cntrl}]");

  /** Also for what it has to recover after it was killed, on a machine that is busy. */
  private static final Duration STARTUP = Duration.ofSeconds(30);

  private static final String WRONG_PASSWORD = "28P01";

  private final int port;
  private final Path directory;
  private final PasswordFile passwordFile;
  private final Path binaries;
  private final Path log;
  private final Durability durability;
  private final Map<String, String> settings;
  private final Duration startup;
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
    this(port, directory, directory.resolve("binaries"), log, durability, settings, STARTUP);
  }

  /**
   * One whose server is unpacked somewhere else, which takes a few seconds.
   *
   * @param startup how long the server may take until it lets us in
   */
  Postgres(
      int port,
      Path directory,
      Path binaries,
      Path log,
      Durability durability,
      Map<String, String> settings,
      Duration startup) {
    this.startup = startup;
    this.binaries = binaries.toAbsolutePath().normalize();
    this.port = port;
    this.directory = directory.toAbsolutePath().normalize();
    this.passwordFile = new PasswordFile(passwordFile(this.directory));
    this.log = log;
    this.durability = durability;
    this.settings = Map.copyOf(settings);
  }

  /** Where a running server on that directory is remembered. */
  public static Path pidFile(Path directory) {
    return directory.resolve("jangbu.pid");
  }

  /** Where the password of a server on that directory lies, once it was started. */
  public static Path passwordFile(Path directory) {
    return directory.resolve("password");
  }

  /**
   * Starts it and returns when it serves. Does nothing if it was started and not stopped since.
   *
   * @throws IllegalStateException if it does not start, with what its log says; if PostgreSQL does
   *     not work in a directory of that name
   * @throws UncheckedIOException if a file or directory cannot be used
   */
  public synchronized void start() {
    if (running != null) {
      return;
    }
    requireUsable(directory);
    Path cluster = directory.resolve("cluster");
    Postmaster postmaster = new Postmaster(cluster);
    boolean another = postmaster.find().isPresent();
    try {
      OwnerOnly.directory(directory);
      EmbeddedPostgres server = start(cluster, passwordFile.readOrDraw());
      ProcessHandle started =
          postmaster.find().orElseThrow(() -> new IOException("it has ended at once"));
      running =
          new Running(server, started, AdoptedProcess.adopt(started, "INT", pidFile(directory)));
      passwordFile.settle();
      createDatabase(server);
    } catch (FileSystemException e) {
      throw new UncheckedIOException(e);
    } catch (IOException | RuntimeException e) {
      if (running == null && !another) {
        postmaster.abandon();
      }
      throw failure(e);
    }
  }

  private EmbeddedPostgres start(Path cluster, String password) throws IOException {
    boolean isNew = Files.notExists(cluster.resolve("postgresql.conf"));
    EmbeddedPostgres.Builder server =
        builder(binaries)
            .setPort(port)
            .setDataDirectory(cluster)
            .setCleanDataDirectory(false)
            // Whoever has it stops it in the order of its parts.
            .setRegisterShutdownHook(false)
            // These are options of initdb: it is not to let anyone in without a password.
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("auth-local", "scram-sha-256")
            .setLocaleConfig("auth-host", "scram-sha-256")
            .setLocaleConfig("pwfile", passwordFile.path().toString())
            .setConnectConfig("password", password)
            .setPGStartupWait(startup)
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("password_encryption", "scram-sha-256")
            .setServerConfig("fsync", durability.fsync())
            .setDataDirectoryCustomizer(_ -> secure(cluster, isNew, password))
            .setOutputRedirector(Redirect.appendTo(log.toFile()))
            .setErrorRedirector(Redirect.appendTo(log.toFile()));
    SAFE.forEach(server::setServerConfig);
    settings.forEach(server::setServerConfig);
    return server.start();
  }

  /**
   * The library's builder, with all of its files in that directory. Left alone, it looks for
   * servers to clean up in a directory under /tmp that anyone may have made.
   */
  private static synchronized EmbeddedPostgres.Builder builder(Path binaries) {
    System.setProperty("ot.epg.working-dir", binaries.toString());
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(binaries.toFile())
        .setPgBinaryResolver(new BinariesFor(binaries));
  }

  /** The library remembers by its resolver where it has unpacked the server: one per directory. */
  private record BinariesFor(Path directory) implements PgBinaryResolver {
    @Override
    public InputStream getPgBinary(String system, String machine) throws IOException {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
    }
  }

  /** Before the server listens. */
  private void secure(Path cluster, boolean isNew, String password) {
    try {
      OwnerOnly.directory(binaries);
      OwnerOnly.write(cluster.resolve("pg_hba.conf"), HOST_BASED_AUTHENTICATION);
      if (!isNew && !passwordFile.isSettled()) {
        new SingleUserPostgres(binaries, cluster, log).setPassword(password);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Checks the name of a directory, as {@link #start} does before it makes anything.
   *
   * @throws IllegalStateException if PostgreSQL's own tools would misunderstand it
   */
  public static void requireUsable(Path directory) {
    if (UNUSABLE.matcher(directory.toAbsolutePath().toString()).find()) {
      throw new IllegalStateException(
          "PostgreSQL does not work in %s: name a directory without \", $, `, \\ and control characters"
              .formatted(directory));
    }
  }

  private IllegalStateException failure(Exception e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && WRONG_PASSWORD.equals(sql.getSQLState())) {
        return new IllegalStateException(
            "PostgreSQL does not take the password in %s. Delete that file: the next start sets a new one"
                .formatted(passwordFile(directory)),
            e);
      }
    }
    return new IllegalStateException(
        "PostgreSQL does not start (%s). The end of %s:%n%s"
            .formatted(FileFault.sentence(e), log, LogFile.end(log)),
        e);
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

  /**
   * The password of {@link #USER}.
   *
   * @throws IllegalStateException if it was never started
   */
  public String password() {
    try {
      if (!passwordFile.isSettled()) {
        throw new IllegalStateException("PostgreSQL was never started in " + directory);
      }
      return passwordFile.readOrDraw();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of {@link #DATABASE}, for {@link #USER}, without the password. */
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
      Postmaster.awaitEnd(running.postmaster);
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
}
