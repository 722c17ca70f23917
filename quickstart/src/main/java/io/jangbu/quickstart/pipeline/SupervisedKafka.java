package io.jangbu.quickstart.pipeline;

import io.jangbu.localkafka.LocalKafka;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A broker that is started again when it dies. */
final class SupervisedKafka implements AutoCloseable {

  private final LocalKafka kafka;
  private final Announcements announcements;
  private boolean closed;

  private SupervisedKafka(LocalKafka kafka, Announcements announcements) {
    this.kafka = kafka;
    this.announcements = announcements;
  }

  static SupervisedKafka start(
      Path directory, int port, ScheduledExecutorService scheduler, Announcements announcements) {
    SupervisedKafka kafka =
        new SupervisedKafka(LocalKafka.start(directory, List.of(port)), announcements);
    var _ = scheduler.scheduleWithFixedDelay(kafka::look, 1, 1, TimeUnit.SECONDS);
    return kafka;
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  void kill() {
    kafka.kill(0);
  }

  private synchronized void look() {
    if (closed || kafka.isAlive(0)) {
      return;
    }
    announcements.note("Kafka ended, starting it again");
    try {
      kafka.restart(0);
    } catch (IllegalStateException e) {
      announcements.note(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    kafka.close();
  }
}
