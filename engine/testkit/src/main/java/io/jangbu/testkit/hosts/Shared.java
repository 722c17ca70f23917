package io.jangbu.testkit.hosts;

/** What all tests of this JVM share, each started when it is first asked for. */
final class Shared {

  private Shared() {}

  static KafkaHost kafka() {
    return Kafka.HOST;
  }

  static PostgresHost postgres() {
    return Postgres.HOST;
  }

  private static final class Kafka {
    private static final KafkaHost HOST = start();

    private static KafkaHost start() {
      KafkaHost kafka = KafkaHost.start();
      Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
      return kafka;
    }
  }

  private static final class Postgres {
    private static final PostgresHost HOST =
        switch (Host.chosen()) {
          case LOCAL -> LocalPostgres.start();
          case DOCKER -> PostgresInContainer.start();
        };
  }
}
