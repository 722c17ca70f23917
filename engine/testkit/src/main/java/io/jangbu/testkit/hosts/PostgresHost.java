package io.jangbu.testkit.hosts;

/** A real PostgreSQL for tests. */
public interface PostgresHost {

  /** May make databases. */
  String USER = "postgres";

  String PASSWORD = "only-for-tests";

  /** What all tests of a module together need. */
  String CONNECTIONS = "200";

  private static PostgresHost start() {
    return switch (Host.chosen()) {
      case LOCAL -> LocalPostgres.start();
      case DOCKER -> PostgresInContainer.start();
    };
  }

  /** The one for all tests of this JVM, with which it ends. */
  static PostgresHost shared() {
    return Shared.HOST;
  }

  /** Started when it is first asked for. */
  final class Shared {

    private static final PostgresHost HOST = start();

    private Shared() {}
  }

  /** On 127.0.0.1. */
  int port();

  /** Of a database, for {@link #USER}; {@code postgres} is there from the beginning. */
  default String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
  }
}
