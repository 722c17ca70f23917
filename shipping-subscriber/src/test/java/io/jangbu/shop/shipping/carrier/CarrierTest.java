package io.jangbu.shop.shipping.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.kafka.tracing.TraceHeaders;
import io.jangbu.shop.shipping.carrier.CarrierAnswer.Accepted;
import io.jangbu.shop.shipping.carrier.CarrierAnswer.Refused;
import io.jangbu.shop.shipping.carrier.CarrierAnswer.Unavailable;
import io.jangbu.shop.shipping.scene.FakeCarrier;
import io.jangbu.shop.shipping.scene.FakeCarrier.Answer;
import io.jangbu.shop.shipping.scene.FakeCarrier.Giving;
import io.jangbu.shop.shipping.shipment.ShipmentRequest;
import io.jangbu.shop.shipping.shipment.ShipmentRequest.Origin;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({
    "408, , 0",
    "425, , 0",
    "429, , 0",
    "429, 120, 120",
    "429, soon, 0",
    "429, -5, 0",
    "429, 99999999999999999999999, 31536000",
    "503, 7, 7",
    "409, 2, 2",
    "409, 'Thu, 01 Jan 1970 00:00:00 GMT', 0",
  })
  void takesNotNowForNoRefusal(int status, @Nullable String retryAfter, long seconds)
      throws Exception {
    assertThat(ask("", later(status, retryAfter)))
        .isEqualTo(new Unavailable("the carrier answered " + status, Duration.ofSeconds(seconds)));
  }

  @ParameterizedTest
  @CsvSource({
    "400, 5",
    "401, 5",
    "404, 5",
    "410, 5",
    "422, 5",
    "451, 5",
    "409,",
    "409, whenever",
  })
  void takesEveryOther4xxForARefusal(int status, @Nullable String retryAfter) throws Exception {
    assertThat(ask("", later(status, retryAfter)))
        .isEqualTo(new Refused("the carrier answered " + status));
  }

  private static Answer later(int status, @Nullable String retryAfter) {
    return new Answer(
        status,
        exchange -> {
          if (retryAfter != null) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
          }
          exchange.sendResponseHeaders(status, -1);
        });
  }

  private CarrierAnswer ask(String path, Answer answer) throws InterruptedException {
    fake.willAnswer("o-1", answer);
    Duration second = Duration.ofSeconds(1);
    CarrierSettings settings =
        new CarrierSettings(
            URI.create(fake.url() + path), second, second, 1, second, second, second, 1, second);
    try (HttpClient http = new CarrierConfiguration().carrierHttp(settings)) {
      Carrier carrier = new Carrier(http, settings, new JsonMapper());
      return carrier.ask(
          new ShipmentRequest("o-1", "o-1/0000000003", "cj", null, Origin.UNKNOWN),
          TraceHeaders.NONE);
    }
  }
}
