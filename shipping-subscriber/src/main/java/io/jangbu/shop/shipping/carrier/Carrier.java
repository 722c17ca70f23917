package io.jangbu.shop.shipping.carrier;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jangbu.kafka.tracing.TraceHeaders;
import io.jangbu.shop.shipping.carrier.CarrierAnswer.Accepted;
import io.jangbu.shop.shipping.carrier.CarrierAnswer.Refused;
import io.jangbu.shop.shipping.carrier.CarrierAnswer.Unavailable;
import io.jangbu.shop.shipping.shipment.ShipmentRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks the carrier for a shipment: one request, one answer, no retry in here. */
@Component
public class Carrier {

  /** For the body of an answer, which decides nothing any more. */
  private static final Duration BODY_PATIENCE = Duration.ofSeconds(2);

  private static final int REQUEST_TIMEOUT = 408;
  private static final int CONFLICT = 409;
  private static final int TOO_EARLY = 425;
  private static final int TOO_MANY_REQUESTS = 429;

  private final HttpClient http;
  private final URI shipments;
  private final Duration timeout;
  private final JsonMapper json;

  Carrier(HttpClient carrierHttp, CarrierSettings settings, JsonMapper json) {
    this.http = carrierHttp;
    this.shipments = settings.shipments();
    this.timeout = settings.timeout();
    this.json = json;
  }

  /** The longest that {@link #ask} takes. */
  public Duration longestCall() {
    return timeout.plus(BODY_PATIENCE);
  }

  /**
   * Sends the request under the event's id, so that a carrier that knows the id already does
   * nothing again.
   *
   * @param trace what the carrier is told of the trace that this belongs to
   * @throws InterruptedException if nobody waits for the answer any more; it is then unknown
   */
  public CarrierAnswer ask(ShipmentRequest request, TraceHeaders trace)
      throws InterruptedException {
    try {
      return answer(http.send(http(request, trace), _ -> new Excerpt(BODY_PATIENCE)));
    } catch (ConnectException | HttpConnectTimeoutException _) {
      return new Unavailable("no connection to the carrier");
    } catch (HttpTimeoutException _) {
      return new Unavailable("no answer within " + timeout.toMillis() + " ms");
    } catch (IOException e) {
      return new Unavailable("the connection broke: " + e.getMessage());
    }
  }

  private HttpRequest http(ShipmentRequest request, TraceHeaders trace) {
    Body body = new Body(request.orderId(), request.carrier(), request.trackingNumber());
    HttpRequest.Builder http =
        HttpRequest.newBuilder(shipments)
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("Idempotency-Key", request.eventId());
    header(http, TraceHeaders.TRACEPARENT, trace.traceparent());
    header(http, TraceHeaders.TRACESTATE, trace.tracestate());
    return http.POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body))).build();
  }

  private static void header(HttpRequest.Builder http, String name, @Nullable String value) {
    if (value != null) {
      http.header(name, value);
    }
  }

  private CarrierAnswer answer(HttpResponse<byte[]> response) {
    AnswerBody body = AnswerBody.of(response.body());
    int status = response.statusCode();
    Optional<Duration> retryAfter = RetryAfter.in(response.headers(), InstantSource.system());
    if (status / 100 == 2) {
      return new Accepted(body.reference(json));
    }
    return isFinal(status, retryAfter.isPresent())
        ? new Refused(body.describe(status))
        : new Unavailable(body.describe(status), retryAfter.orElse(Duration.ZERO));
  }

  /**
   * Whether asking again changes nothing. A conflict that comes with a time to ask again is the
   * same request, still in progress there.
   */
  private static boolean isFinal(int status, boolean saysWhen) {
    return switch (status) {
      case REQUEST_TIMEOUT, TOO_EARLY, TOO_MANY_REQUESTS -> false;
      case CONFLICT -> !saysWhen;
      default -> status / 100 == 4;
    };
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Body(String orderId, String carrier, @Nullable String trackingNumber) {}
}
