package io.jangbu.cli.shipments;

import io.jangbu.localservices.Durability;
import io.jangbu.localservices.Postgres;
import io.jangbu.testkit.kafka.process.LoopbackPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL with the tables that the shipping subscriber makes. */
public final class SubscriberTables implements AutoCloseable {

  private static final Path MIGRATIONS =
      Path.of("..", "..", "shipping-subscriber", "src", "main", "resources", "db", "migration");

  private final Path data;
  private final Postgres postgres;

  private SubscriberTables(Path data, Postgres postgres) {
    this.data = data;
    this.postgres = postgres;
  }

  /** A server with its files in that directory, without the tables. */
  public static SubscriberTables start(Path data) throws IOException {
    Path directory = Files.createDirectories(data.resolve("postgres"));
    Postgres postgres =
        new Postgres(
            LoopbackPorts.free(),
            directory,
            data.resolve("postgres.log"),
            Durability.NO_FSYNC,
            Map.of());
    postgres.start();
    return new SubscriberTables(data, postgres);
  }

  /** What tells a command of this database, and where its password is. */
  public List<String> options() {
    return List.of("--database-url", postgres.jdbcUrl(), "--data", data.toString());
  }

  /** Makes them, empty. */
  public SubscriberTables create() throws IOException, SQLException {
    run("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
    List<Path> scripts;
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      scripts = files.sorted().toList();
    }
    for (Path script : scripts) {
      run(Files.readString(script));
    }
    return this;
  }

  public void run(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /** The first column of the first row. */
  public String ask(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  @Override
  public void close() {
    postgres.close();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), Postgres.USER, postgres.password());
  }
}
