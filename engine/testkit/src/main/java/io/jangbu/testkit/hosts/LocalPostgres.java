package io.jangbu.testkit.hosts;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A server as a process from Maven's binaries; the library ends it with this JVM. */
record LocalPostgres(EmbeddedPostgres server) implements PostgresHost {

  static LocalPostgres start() {
    try {
      return new LocalPostgres(
          EmbeddedPostgres.builder().setServerConfig("max_connections", CONNECTIONS).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int port() {
    return server.getPort();
  }
}
