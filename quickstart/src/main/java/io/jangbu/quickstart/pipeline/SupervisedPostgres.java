package io.jangbu.quickstart.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;

/** A PostgreSQL that is started again on its data and its port when it dies. */
final class SupervisedPostgres implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final AtomicReference<Postgres> server;
  private final Supervision supervision;

  private SupervisedPostgres(AtomicReference<Postgres> server, Supervision supervision) {
    this.server = server;
    this.supervision = supervision;
  }

  static SupervisedPostgres start(
      int port,
      Path directory,
      Path log,
      ScheduledExecutorService scheduler,
      Announcements announcements) {
    AtomicReference<Postgres> server = new AtomicReference<>(Postgres.start(port, directory, log));
    Runnable restart =
        () -> {
          server.get().close();
          server.set(Postgres.start(port, directory, log));
        };
    return new SupervisedPostgres(
        server,
        Supervision.begin(
            "PostgreSQL",
            () -> server.get().isAlive(),
            restart,
            LOOK_EVERY,
            scheduler,
            announcements));
  }

  String jdbcUrl() {
    return server.get().jdbcUrl();
  }

  @Override
  public void close() {
    supervision.close();
    server.get().close();
  }
}
