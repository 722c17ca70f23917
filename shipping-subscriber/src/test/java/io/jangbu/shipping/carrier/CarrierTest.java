package io.jangbu.shipping.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.shipping.carrier.CarrierAnswer.Accepted;
import io.jangbu.shipping.carrier.CarrierAnswer.Refused;
import io.jangbu.shipping.carrier.CarrierAnswer.Unavailable;
import io.jangbu.shipping.scene.FakeCarrier;
import io.jangbu.shipping.scene.FakeCarrier.Answer;
import io.jangbu.shipping.scene.FakeCarrier.Giving;
import io.jangbu.shipping.shipment.ShipmentRequest;
import io.jangbu.shipping.shipment.ShipmentRequest.Origin;
import io.jangbu.tracing.TraceHeaders;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Answers that a carrier should not give, and how they are taken. */
class CarrierTest {

  private static final Giving TORN =
      exchange -> {
        exchange.sendResponseHeaders(200, 100);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
      };

  private final FakeCarrier fake = new FakeCarrier();

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void takesAnAcceptanceWithAnEndlessBody() throws Exception {
    Giving endless =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (true) {
            exchange.getResponseBody().write(new byte[1024]);
          }
        };

    assertThat(ask("", new Answer(200, endless))).isEqualTo(new Accepted(null));
  }

  @Test
  void takesAnAcceptanceWithABodyThatNeverComes() throws Exception {
    Semaphore asked = new Semaphore(0);
    Giving stuck =
        exchange -> {
          TORN.to(exchange);
          asked.acquireUninterruptibly();
        };

    try {
      assertThat(ask("", new Answer(200, stuck))).isEqualTo(new Accepted(null));
    } finally {
      asked.release();
    }
  }

  @Test
  void takesAnAcceptanceWithATornBody() throws Exception {
    assertThat(ask("", new Answer(200, TORN))).isEqualTo(new Accepted(null));
  }

  @Test
  void quotesOnlyTheBeginningOfARefusalOnOneLine() throws Exception {
    Answer refusal = FakeCarrier.status(409, "no\r\n\t" + "장".repeat(1_000));

    assertThat(ask("", refusal))
        .isEqualTo(new Refused("the carrier answered 409: no " + "장".repeat(197) + "…"));
  }

  @Test
  void asksUnderTheAddressItIsGiven() throws Exception {
    assertThat(ask("/api/v2/", FakeCarrier.status(200, "{\"reference\":\"r\"}")))
        .isEqualTo(new Accepted("r"));
    assertThat(fake.requests().getFirst().path()).isEqualTo("POST /api/v2/shipments");
  }

  @Test
  void doesNotTakeARedirectForAnAnswer() throws Exception {
    assertThat(ask("", FakeCarrier.status(307, "")))
        .isEqualTo(new Unavailable("the carrier answered 307"));
  }

  private CarrierAnswer ask(String path, Answer answer) throws InterruptedException {
    fake.willAnswer("o-1", answer);
    Duration second = Duration.ofSeconds(1);
    CarrierSettings settings =
        new CarrierSettings(
            URI.create(fake.url() + path), second, second, 1, second, second, 1, second);
    try (HttpClient http = new CarrierConfiguration().carrierHttp(settings)) {
      Carrier carrier = new Carrier(http, settings, new JsonMapper());
      return carrier.ask(
          new ShipmentRequest("o-1", "o-1/0000000003", "cj", null, Origin.UNKNOWN),
          TraceHeaders.NONE);
    }
  }
}
