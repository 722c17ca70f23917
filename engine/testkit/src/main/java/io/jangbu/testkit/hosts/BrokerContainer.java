package io.jangbu.testkit.hosts;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import io.jangbu.testkit.kafka.process.LoopbackPorts;
import java.time.Duration;
import java.util.Objects;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;

/** A broker in a container. */
record BrokerContainer(KafkaContainer container) implements KafkaHost {

  private static final String IMAGE = "apache/kafka:4.3.1";
  private static final int KAFKA_PORT = 9092;

  static BrokerContainer start() {
    int port = LoopbackPorts.free();
    KafkaContainer container =
        new KafkaContainer(IMAGE)
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            // What a killed writer left open is looked for every 10 s by default.
            .withEnv("KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS", "1000")
            .withCreateContainerCmdModifier(command -> bind(command, port));
    container.start();
    return new BrokerContainer(container);
  }

  /** A port that is published again at each start would be another one after a restart. */
  private static void bind(CreateContainerCmd command, int port) {
    HostConfig host = Objects.requireNonNull(command.getHostConfig());
    host.withPortBindings(PortBinding.parse("127.0.0.1:" + port + ":" + KAFKA_PORT));
  }

  @Override
  public String bootstrapServers() {
    return container.getBootstrapServers();
  }

  @Override
  public void kill() {
    container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void restart() {
    container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
    Wait.forListeningPort().withStartupTimeout(Duration.ofMinutes(1)).waitUntilReady(container);
  }

  @Override
  public void close() {
    container.stop();
  }
}
