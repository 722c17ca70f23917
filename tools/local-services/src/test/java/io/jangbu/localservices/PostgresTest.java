package io.jangbu.localservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jangbu.testkit.kafka.process.LoopbackPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresTest {

  /** Unpacked once for most of the tests here. */
  @TempDir private static Path binaries;

  @TempDir private Path directory;

  @Test
  void keepsItsDataAndItsPortFromOneStartToTheNext() throws SQLException {
    try (Postgres postgres = postgres(Durability.FSYNC, Map.of())) {
      postgres.start();
      execute(postgres, "CREATE TABLE kept (n int)");

      postgres.stop();
      assertThat(postgres.isAlive()).isFalse();
      assertThat(Postgres.pidFile(directory)).doesNotExist();
      postgres.start();

      assertThat(postgres.isAlive()).isTrue();
      assertThat(Postgres.pidFile(directory)).exists();
      execute(postgres, "INSERT INTO kept VALUES (1)");
    }
  }

  @Test
  void isStartedAgainOnItsDataAfterItWasKilled() throws SQLException {
    try (Postgres postgres = postgres(Durability.FSYNC, Map.of())) {
      postgres.start();
      execute(postgres, "CREATE TABLE kept (n int)");

      postgres.kill();
      assertThat(postgres.isAlive()).isFalse();
      postgres.stop();
      postgres.start();

      execute(postgres, "INSERT INTO kept VALUES (1)");
    }
  }

  @Test
  void isAsDurableAsWasAskedFor() throws SQLException {
    try (Postgres postgres = postgres(Durability.FSYNC, Map.of())) {
      postgres.start();
      assertThat(show(postgres, "fsync")).isEqualTo("on");
      assertThat(show(postgres, "full_page_writes")).isEqualTo("on");
    }
    try (Postgres postgres = postgres(Durability.NO_FSYNC, Map.of("max_wal_size", "2GB"))) {
      postgres.start();
      assertThat(show(postgres, "fsync")).isEqualTo("off");
      assertThat(show(postgres, "synchronous_commit")).isEqualTo("on");
      assertThat(show(postgres, "max_wal_size")).isEqualTo("2GB");
    }
  }

  @Test
  void letsNobodyInWithoutItsPassword() {
    try (Postgres postgres = postgres(Durability.NO_FSYNC, Map.of())) {
      postgres.start();

      for (String guess : List.of("", "postgres", postgres.password() + "x")) {
        assertThatThrownBy(
                () -> DriverManager.getConnection(postgres.jdbcUrl(), Postgres.USER, guess).close())
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("password");
      }
      assertThat(postgres.password()).matches("[A-Za-z0-9_-]{43}");
    }
  }

  @Test
  void isOpenToItsOwnerAlone() throws IOException {
    try (Postgres postgres = postgres(directory)) {
      postgres.start();

      assertThat(mode(directory)).isEqualTo("rwx------");
      assertThat(mode(directory.resolve("cluster"))).isEqualTo("rwx------");
      assertThat(mode(directory.resolve("binaries"))).isEqualTo("rwx------");
      assertThat(mode(Postgres.passwordFile(directory))).isEqualTo("rw-------");
      assertThat(mode(directory.resolve("cluster/pg_hba.conf"))).isEqualTo("rw-------");
      assertThat(Files.readString(directory.resolve("cluster/pg_hba.conf")))
          .doesNotContain("trust");
    }
  }

  @Test
  void showsItsPasswordInNoListOfProcesses() throws IOException {
    try (Postgres postgres = postgres(Durability.NO_FSYNC, Map.of())) {
      postgres.start();

      assertThat(ProcessHandle.allProcesses().map(process -> process.info().commandLine()))
          .noneMatch(line -> line.orElse("").contains(postgres.password()));
      assertThat(Files.readString(directory.resolve("log"))).doesNotContain(postgres.password());
    }
  }

  /** As the release before had it: everyone is let in, and nobody has a password. */
  @Test
  void givesAPasswordToDataThatHasNone() throws Exception {
    try (Postgres postgres = postgres(Durability.NO_FSYNC, Map.of())) {
      postgres.start();
      execute(postgres, "CREATE TABLE kept (n int)");
      execute(postgres, "ALTER USER postgres PASSWORD NULL");
    }
    Files.writeString(
        directory.resolve("cluster/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
    Files.delete(Postgres.passwordFile(directory));

    try (Postgres postgres = postgres(Durability.NO_FSYNC, Map.of())) {
      postgres.start();

      execute(postgres, "INSERT INTO kept VALUES (1)");
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.jdbcUrl(), Postgres.USER, "").close())
          .isInstanceOf(SQLException.class);
      assertThat(mode(Postgres.passwordFile(directory))).isEqualTo("rw-------");
    }
  }

  @Test
  void saysWhatToDoAboutAPasswordThatIsNotItsOwn() throws Exception {
    try (Postgres postgres = postgres(Durability.NO_FSYNC, Map.of())) {
      postgres.start();
      execute(postgres, "CREATE TABLE kept (n int)");
    }
    Files.writeString(Postgres.passwordFile(directory), "another");
    try (Postgres postgres = postgres(Durability.NO_FSYNC, Map.of(), Duration.ofSeconds(5))) {
      assertThatIllegalStateException()
          .isThrownBy(postgres::start)
          .withMessageContaining("Delete that file: the next start sets a new one");
    }

    assertThat(directory.resolve("cluster/postmaster.pid")).doesNotExist();
    Files.delete(Postgres.passwordFile(directory));
    try (Postgres postgres = postgres(Durability.NO_FSYNC, Map.of())) {
      postgres.start();
      execute(postgres, "INSERT INTO kept VALUES (1)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"with 한글, é", "a='b'; #%{}&|*(c):d"})
  void worksInADirectoryWithSuchAName(String name) throws SQLException {
    try (Postgres postgres = postgres(directory.resolve(name))) {
      postgres.start();
      execute(postgres, "CREATE TABLE kept (n int)");
    }
    assertThat(directory).isDirectoryContaining(path -> path.getFileName().toString().equals(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "$(touch b)", "`touch b`", "a\\b", "a\nb"})
  void refusesADirectoryWithSuchAName(String name) {
    assertThatIllegalStateException()
        .isThrownBy(() -> postgres(directory.resolve(name)).start())
        .withMessageContaining("PostgreSQL does not work in");
    assertThat(directory).isEmptyDirectory();
  }

  private static Postgres postgres(Path own) {
    return new Postgres(
        LoopbackPorts.free(), own, own.resolve("log"), Durability.NO_FSYNC, Map.of());
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private Postgres postgres(Durability durability, Map<String, String> settings) {
    return postgres(durability, settings, Duration.ofSeconds(30));
  }

  private Postgres postgres(Durability durability, Map<String, String> settings, Duration startup) {
    return new Postgres(
        LoopbackPorts.free(),
        directory,
        binaries,
        directory.resolve("log"),
        durability,
        settings,
        startup);
  }

  private static void execute(Postgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String show(Postgres postgres, String setting) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW " + setting)) {
      row.next();
      return row.getString(1);
    }
  }

  private static Connection connect(Postgres postgres) throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), Postgres.USER, postgres.password());
  }
}
