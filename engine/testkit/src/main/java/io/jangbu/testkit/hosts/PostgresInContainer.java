package io.jangbu.testkit.hosts;

import org.testcontainers.postgresql.PostgreSQLContainer;

/** A server in a container; the library removes it with this JVM. */
record PostgresInContainer(PostgreSQLContainer container) implements PostgresHost {

  private static final String IMAGE = "postgres:18";

  static PostgresInContainer start() {
    PostgreSQLContainer container =
        new PostgreSQLContainer(IMAGE)
            .withUsername(USER)
            .withPassword(PASSWORD)
            .withDatabaseName(USER)
            .withCommand("postgres", "-c", "max_connections=" + CONNECTIONS, "-c", "fsync=off");
    container.start();
    return new PostgresInContainer(container);
  }

  @Override
  public int port() {
    return container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
  }
}
