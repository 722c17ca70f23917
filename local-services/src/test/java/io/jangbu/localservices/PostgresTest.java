package io.jangbu.localservices;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.localkafka.process.LoopbackPorts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {

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

  private Postgres postgres(Durability durability, Map<String, String> settings) {
    return new Postgres(
        LoopbackPorts.free(), directory, directory.resolve("log"), durability, settings);
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
    return DriverManager.getConnection(postgres.jdbcUrl(), Postgres.USER, "");
  }
}
