package io.jangbu.cli.pipeline;

import io.jangbu.testkit.kafka.LocalKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** A broker that is started again when it dies. */
final class SupervisedKafka implements AutoCloseable {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final LocalKafka kafka;
  private final Supervision supervision;

  private SupervisedKafka(LocalKafka kafka, Supervision supervision) {
    this.kafka = kafka;
    this.supervision = supervision;
  }

  static SupervisedKafka start(
      Path directory, int port, ScheduledExecutorService scheduler, Announcements announcements) {
    LocalKafka kafka = LocalKafka.start(directory, List.of(port));
    return new SupervisedKafka(
        kafka,
        Supervision.begin(
            "Kafka",
            () -> kafka.isAlive(0),
            () -> kafka.restart(0),
            LOOK_EVERY,
            scheduler,
            announcements));
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  void kill() {
    kafka.kill(0);
  }

  @Override
  public void close() {
    supervision.close();
    kafka.close();
  }
}
