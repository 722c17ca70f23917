package io.jangbu.shop.shipping.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.shop.shipping.scene.Database;
import io.jangbu.shop.shipping.shipment.ShipmentRequest.Origin;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ClaimsTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration OVER = Duration.ZERO;

  private Shipments shipments;
  private Claims claims;

  @BeforeEach
  void empty() {
    Database database = new Database();
    Flyway.configure().dataSource(database.dataSource()).load().migrate();
    JdbcClient jdbc = database.jdbc();
    shipments = new Shipments(jdbc);
    claims = new Claims(jdbc);
  }

  @Test
  void claimsWhatIsDueOnceAndNoMoreThanAskedFor() {
    request("a", "b", "c");

    assertThat(claims.claim(2, LONG)).hasSize(2);
    assertThat(claims.claim(2, LONG)).hasSize(1);
    assertThat(claims.claim(2, LONG)).isEmpty();
  }

  @Test
  void claimsAgainWhatWasClaimedByAnInstanceThatDied() {
    request("a");
    Claim dead = claims.claim(1, OVER).getFirst();

    Claim next = claims.claim(1, LONG).getFirst();

    assertThat(next.request()).isEqualTo(dead.request());
    assertThat(next.attempt()).isEqualTo(2);
  }

  @Test
  void ignoresALateFailureOfAClaimThatRanOut() {
    request("a");
    Claim late = claims.claim(1, OVER).getFirst();
    Claim current = claims.claim(1, LONG).getFirst();

    claims.parked(late, "refused");
    claims.postponed(late, "timeout", Duration.ZERO);

    assertThat(status()).isEqualTo(ShipmentStatus.REQUESTED);
    assertThat(claims.claim(1, LONG)).isEmpty();
    claims.accepted(current, "ref");
    assertThat(status()).isEqualTo(ShipmentStatus.ACCEPTED);
  }

  @Test
  void keepsAnAcceptanceHoweverLateItComes() {
    request("a");
    Claim late = claims.claim(1, OVER).getFirst();
    Claim current = claims.claim(1, LONG).getFirst();
    claims.parked(current, "refused");

    claims.accepted(late, "ref");

    assertThat(status()).isEqualTo(ShipmentStatus.ACCEPTED);
    assertThat(shipments.retry("a")).isFalse();
  }

  @Test
  void changesNothingAfterTheCarrierAccepted() {
    request("a");
    Claim first = claims.claim(1, OVER).getFirst();
    Claim second = claims.claim(1, OVER).getFirst();
    claims.accepted(first, "ref");

    claims.postponed(second, "timeout", Duration.ZERO);
    claims.parked(second, "refused");
    claims.accepted(second, "another");
    request("a");

    assertThat(claims.claim(1, LONG)).isEmpty();
    Shipment shipment = shipments.find("a").orElseThrow();
    assertThat(shipment.status()).isEqualTo(ShipmentStatus.ACCEPTED);
    assertThat(shipment.carrierReference()).isEqualTo("ref");
    assertThat(shipment.lastError()).isNull();
  }

  @Test
  void isDueAgainAfterItsPause() {
    request("a");
    claims.postponed(claims.claim(1, LONG).getFirst(), "busy", LONG);
    assertThat(claims.claim(1, LONG)).isEmpty();
    assertThat(shipments.find("a").orElseThrow().lastError()).isEqualTo("busy");
  }

  @Test
  void countsAttemptsForTheBudgetFromTheLastRetryByHand() {
    request("a");
    var _ = claims.claim(1, OVER);
    claims.parked(claims.claim(1, LONG).getFirst(), "refused");

    assertThat(shipments.retry("a")).isTrue();

    Claim retried = claims.claim(1, LONG).getFirst();
    assertThat(retried.attempt()).isEqualTo(3);
    assertThat(retried.attemptInBudget()).isEqualTo(1);
    assertThat(retried.request().eventId()).isEqualTo("a/0000000003");
  }

  private void request(String... orders) {
    for (String order : orders) {
      var _ =
          shipments.request(
              List.of(
                  new ShipmentRequest(order, order + "/0000000003", "cj", null, Origin.UNKNOWN)));
    }
  }

  private ShipmentStatus status() {
    return shipments.find("a").orElseThrow().status();
  }
}
