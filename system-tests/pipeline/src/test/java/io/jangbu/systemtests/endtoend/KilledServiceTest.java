package io.jangbu.systemtests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.localservices.Deployment;
import io.jangbu.localservices.Metrics;
import io.jangbu.localservices.Replication;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.localservices.lab.Lab;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import io.jangbu.testkit.kafka.LocalKafka;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies on disk is what was committed: a killed instance restores only what came since. */
class KilledServiceTest {

  private static final int BEFORE = 500;
  private static final int SINCE = 20;

  @TempDir private Path directory;

  @Test
  void goesOnFromTheStoresThatItHas() {
    try (Lab lab = Lab.open(Path.of("../.."), directory)) {
      LocalKafka kafka = lab.kafka("kafka", 1);
      String brokers = kafka.bootstrapServers();
      ServiceInstance service =
          lab.service("command", Deployment.command(brokers, Replication.NONE));
      service.start();
      service.awaitReady();
      register(service, brokers, 0, BEFORE);
      // Writes out what RocksDB has in memory.
      service.stop();
      service.start();
      service.awaitReady();
      register(service, brokers, BEFORE, SINCE);

      service.kill();
      service.start();
      service.awaitReady();

      // A snapshot and an entry of the idempotency store for each command, and some markers.
      assertThat(Metrics.of(service).sum("jangbu_restore_restored_records_total", ""))
          .isPositive()
          .isLessThan(BEFORE);
      HttpService products = new HttpService(service.address());
      for (int number : new int[] {0, BEFORE - 1, BEFORE, BEFORE + SINCE - 1}) {
        assertThat(
                products
                    .post("/products", "{\"sku\":\"kept-%d\",\"name\":\"Again\"}".formatted(number))
                    .body())
            .contains("PRODUCT_EXISTS");
      }
    }
  }

  private static void register(ServiceInstance service, String brokers, int from, int count) {
    try (CommandSender<InventoryCommand> sender =
        new CommandSender<>(brokers, InventoryCodec.TOPICS, new InventoryCodec())) {
      for (int i = from; i < from + count; i++) {
        sender.send("kept-" + i, new RegisterProduct("Product"));
      }
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Metrics.of(service).sum("jangbu_commands_total", "ACCEPTED") == count);
  }
}
