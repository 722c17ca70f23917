package io.jangbu.cli.pipeline;

import io.jangbu.localservices.Durability;
import io.jangbu.localservices.Postgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;

/** A PostgreSQL that is started again on its data and its port when it dies. */
final class SupervisedPostgres implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Postgres server;
  private final Supervision supervision;

  private SupervisedPostgres(Postgres server, Supervision supervision) {
    this.server = server;
    this.supervision = supervision;
  }

  static SupervisedPostgres start(
      int port,
      Path directory,
      Path log,
      ScheduledExecutorService scheduler,
      Announcements announcements) {
    // It keeps what the user has: a test database would need no fsync.
    Postgres server = new Postgres(port, directory, log, Durability.FSYNC, Map.of());
    server.start();
    Runnable restart =
        () -> {
          server.stop();
          server.start();
        };
    return new SupervisedPostgres(
        server,
        Supervision.begin(
            "PostgreSQL", server::isAlive, restart, LOOK_EVERY, scheduler, announcements));
  }

  Postgres server() {
    return server;
  }

  @Override
  public void close() {
    supervision.close();
    server.close();
  }
}
