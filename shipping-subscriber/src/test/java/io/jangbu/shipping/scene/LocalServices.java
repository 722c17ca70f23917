package io.jangbu.shipping.scene;

import io.jangbu.localkafka.LocalKafka;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** One broker and one PostgreSQL for all tests of this JVM, started when first asked for. */
final class LocalServices {

  private LocalServices() {}

  static String bootstrapServers() {
    return Broker.KAFKA.bootstrapServers();
  }

  static EmbeddedPostgres postgres() {
    return Server.POSTGRES;
  }

  private static final class Broker {
    static final LocalKafka KAFKA = start();

    private static LocalKafka start() {
      try {
        Path directory = Files.createTempDirectory("shipping-kafka");
        LocalKafka kafka = LocalKafka.start(directory);
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(() -> {
                  kafka.close();
                  FileSystemUtils.deleteRecursively(directory.toFile());
                }));
        return kafka;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
