package io.jangbu.cli.options;

import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import picocli.CommandLine.Option;

/** Which Kafka a command works with. */
public final class BrokerOption {

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:9092",
      description = "The Kafka broker, or several with commas (default: ${DEFAULT-VALUE}).")
  private String bootstrapServers = "";

  /** {@code host:port}, or several with commas. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** What a client is made with. */
  public Map<String, Object> settings() {
    return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
  }
}
