package io.jangbu.systemtests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.jangbu.localservices.Deployment;
import io.jangbu.localservices.Durability;
import io.jangbu.localservices.Postgres;
import io.jangbu.localservices.Replication;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.localservices.carrier.StandInCarrier;
import io.jangbu.localservices.carrier.Temperament;
import io.jangbu.localservices.lab.Lab;
import io.jangbu.testkit.kafka.LocalKafka;
import io.jangbu.testkit.kafka.process.LoopbackPorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS and a password are a matter of settings: every client of every service takes them. */
@Tag("slow")
@Timeout(240)
class SecuredKafkaTest {

  private static final Path HOME = Path.of("../..");

  @Test
  void leadsAnOrderToTheCarrier(@TempDir Path directory) throws Exception {
    SecuredKafka secured = SecuredKafka.in(directory.resolve("certificates"));
    try (Lab lab = Lab.open(HOME, directory);
        LocalKafka kafka = secured.start(directory.resolve("kafka"));
        StandInCarrier carrier =
            StandInCarrier.start(
                LoopbackPorts.free(), directory.resolve("carrier"), Temperament.flawless())) {
      String brokers = kafka.bootstrapServers();
      Postgres postgres = lab.postgres("postgres", Durability.NO_FSYNC);

      ServiceInstance stranger =
          lab.service(
              "stranger", with(Deployment.command(brokers, Replication.NONE), secured.stranger()));
      stranger.start();
      assertThatIllegalStateException().isThrownBy(stranger::awaitReady);
      assertThat(Files.readString(stranger.log())).contains("Authentication failed");

      ServiceInstance commands =
          lab.service(
              "command-1", with(Deployment.command(brokers, Replication.NONE), secured.client()));
      ServiceInstance views =
          lab.service(
              "projection-1",
              with(Deployment.projection(brokers, Replication.NONE), secured.client()));
      ServiceInstance shipping =
          lab.service(
              "shipping-1",
              with(Deployment.shipping(brokers, postgres, carrier.url()), secured.client()));
      commands.start();
      views.start();
      shipping.start();
      commands.awaitReady();
      views.awaitReady();
      shipping.awaitReady();

      HttpService http = new HttpService(commands.address());
      http.post(
          "/orders",
          "{\"orderId\":\"o-1\",\"customerId\":\"ada\",\"currency\":\"EUR\",\"shippingFee\":0,"
              + "\"lines\":[{\"sku\":\"ink\",\"quantity\":1,\"unitPrice\":1}]}");
      http.post("/orders/o-1/payment", "{\"paymentId\":\"p\",\"amount\":1,\"method\":\"card\"}");
      assertThat(http.post("/orders/o-1/shipment", "{\"carrier\":\"post\"}").statusCode())
          .isEqualTo(200);

      assertThat(new HttpService(views.address()).get("/orders/o-1?minVersion=3").body())
          .contains("SHIPPED");
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(carrier.acceptedKeysByOrder()).containsKey("o-1"));
      // The plan of the projections is written by a client of its own.
      assertThat(
              new HttpService(views.address())
                  .post("/actuator/projections/begin", "{}")
                  .statusCode())
          .isEqualTo(200);
    }
  }

  private static Deployment with(Deployment deployment, Map<String, String> clients) {
    for (Map.Entry<String, String> setting : clients.entrySet()) {
      deployment =
          deployment.with("spring.kafka.properties." + setting.getKey(), setting.getValue());
    }
    return deployment;
  }
}
