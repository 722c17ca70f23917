package io.jangbu.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.localservices.Postgres;
import io.jangbu.testkit.kafka.process.LoopbackPorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedPostgresTest {

  private final List<String> notes = new CopyOnWriteArrayList<>();

  @Test
  void isStartedAgainOnItsDataWhenItIsKilled(@TempDir Path data) throws Exception {
    try (ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
        SupervisedPostgres postgres =
            SupervisedPostgres.start(
                LoopbackPorts.free(),
                data,
                data.resolve("log"),
                scheduler,
                new RecordedNotes(notes))) {
      try (Connection connection = connect(postgres);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE kept AS SELECT 42 AS number");
      }

      postmaster(data).destroyForcibly();

      await().atMost(Duration.ofMinutes(2)).until(() -> notes.size() >= 2);
      assertThat(notes.getFirst()).isEqualTo("PostgreSQL ended, starting it again");
      assertThat(notes.getLast()).startsWith("PostgreSQL is ready again after ");
      try (Connection connection = connect(postgres);
          Statement statement = connection.createStatement();
          ResultSet kept = statement.executeQuery("SELECT number FROM kept")) {
        assertThat(kept.next()).isTrue();
        assertThat(kept.getInt("number")).isEqualTo(42);
      }
    }
    assertThat(Postgres.pidFile(data)).doesNotExist();
  }

  private static Connection connect(SupervisedPostgres postgres) throws Exception {
    return DriverManager.getConnection(
        postgres.server().jdbcUrl(), Postgres.USER, postgres.server().password());
  }

  private static ProcessHandle postmaster(Path data) throws Exception {
    String pid = Files.readString(Postgres.pidFile(data)).split(" ", -1)[0];
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }
}
