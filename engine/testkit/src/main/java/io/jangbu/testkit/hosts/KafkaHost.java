package io.jangbu.testkit.hosts;

/** One real broker for tests. It makes no topic by itself. */
public interface KafkaHost extends AutoCloseable {

  /** One that serves, and ends with this JVM at the latest. */
  static KafkaHost start() {
    return switch (Host.chosen()) {
      case LOCAL -> LocalBroker.start();
      case DOCKER -> BrokerContainer.start();
    };
  }

  /** The one for all tests of this JVM that do it no harm. */
  static KafkaHost shared() {
    return Shared.HOST;
  }

  /** Started when it is first asked for. */
  final class Shared {

    private static final KafkaHost HOST = start();

    private Shared() {}

    private static KafkaHost start() {
      KafkaHost kafka = KafkaHost.start();
      Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
      return kafka;
    }
  }

  String bootstrapServers();

  /** Ends the broker as a power cut would (SIGKILL). */
  void kill();

  /** Starts it again on its data and its port, and waits until it serves. */
  void restart();

  @Override
  void close();
}
