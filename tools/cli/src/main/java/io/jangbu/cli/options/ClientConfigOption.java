package io.jangbu.cli.options;

import io.jangbu.testkit.kafka.files.FileFault;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which Kafka a command works with, and as whom. */
public final class ClientConfigOption {

  @Mixin private BrokerOption broker = new BrokerOption();

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description =
          "Settings of Kafka's clients, such as security.protocol and sasl.jaas.config, as Kafka's"
              + " own tools take them.")
  private @Nullable Path file;

  /** {@code host:port}, or several with commas. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /**
   * What a client is made with.
   *
   * @throws ParameterException if the file cannot be read
   */
  public Map<String, Object> settings(CommandLine command) {
    Map<String, Object> settings = new HashMap<>();
    if (file != null) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new ParameterException(
            command,
            "--command-config: %s cannot be read: %s".formatted(file, sentence(e, file)),
            e);
      }
      properties
          .stringPropertyNames()
          .forEach(name -> settings.put(name, properties.getProperty(name)));
    }
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    return settings;
  }

  private static String sentence(Exception e, Path file) {
    return e instanceof IOException io ? FileFault.sentence(io, file) : FileFault.sentence(e);
  }
}
