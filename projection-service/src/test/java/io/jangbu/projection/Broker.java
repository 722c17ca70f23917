package io.jangbu.projection;

import io.jangbu.localkafka.LocalKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** The one broker of this JVM. */
public final class Broker {

  private static final LocalKafka BROKER = start();

  private Broker() {}

  public static String bootstrapServers() {
    return BROKER.bootstrapServers();
  }

  static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
  }

  private static LocalKafka start() {
    try {
      LocalKafka broker = LocalKafka.start(Files.createTempDirectory("projection-kafka"));
      Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
