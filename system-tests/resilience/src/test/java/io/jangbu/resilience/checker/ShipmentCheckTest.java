package io.jangbu.resilience.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.resilience.checker.Fault.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShipmentCheckTest {

  private static final String EVENT = "o-1/0000000003";
  private static final ShipmentRow ROW =
      new ShipmentRow("o-1", EVENT, "carrier", "t-1", "ACCEPTED", "ref");

  @Test
  void findsNothingWhereEachShippedOrderHasItsShipment() {
    assertThat(faults(List.of(ROW), List.of(EVENT), Map.of("o-1", List.of(EVENT)))).isEmpty();
  }

  @Test
  void findsADoubledShipment() {
    ShipmentRow other = new ShipmentRow("o-1", "o-1/9", "carrier", "t-1", "ACCEPTED", "ref-2");
    assertThat(faults(List.of(ROW, other), List.of(EVENT), Map.of("o-1", List.of(EVENT))))
        .extracting(Fault::kind)
        .containsExactly(Kind.SHIPMENT);
  }

  @Test
  void findsThatTheCarrierHasAcceptedTwice() {
    assertThat(faults(List.of(ROW), List.of(EVENT), Map.of("o-1", List.of(EVENT, "other"))))
        .extracting(Fault::kind)
        .containsExactly(Kind.CARRIER);
  }

  @Test
  void findsAShipmentThatIsMissing() {
    assertThat(faults(List.of(), List.of(), Map.of()))
        .extracting(Fault::kind)
        .containsExactlyInAnyOrder(Kind.SHIPMENT, Kind.CARRIER, Kind.SHIPMENT);
  }

  @Test
  void findsAShipmentThatIsStillOpen() {
    ShipmentRow open = new ShipmentRow("o-1", EVENT, "carrier", "t-1", "REQUESTED", null);
    assertThat(faults(List.of(open), List.of(EVENT), Map.of("o-1", List.of(EVENT)))).hasSize(1);
  }

  @Test
  void findsThatWhatTheCarrierRefusesIsNotParked() {
    ShipmentRow parked = new ShipmentRow("o-1", EVENT, "carrier", "t-1", "PARKED", null);
    assertThat(refused(parked, Map.of())).isEmpty();
    assertThat(refused(ROW, Map.of())).hasSize(1);
    assertThat(refused(parked, Map.of("o-1", List.of(EVENT)))).hasSize(1);
  }

  private static List<Fault> refused(ShipmentRow row, Map<String, List<String>> accepted) {
    return ShipmentCheck.of(
        SoundLog.ofTwoOrders().events, List.of(row), List.of(EVENT), accepted, "o-1"::equals);
  }

  @Test
  void findsAShipmentOfAnOrderThatWasNeverShipped() {
    ShipmentRow stray = new ShipmentRow("o-2", "o-2/9", "carrier", null, "ACCEPTED", "ref");
    assertThat(
            faults(
                List.of(ROW, stray),
                List.of(EVENT, "o-2/9"),
                Map.of("o-1", List.of(EVENT), "o-2", List.of("o-2/9"))))
        .extracting(Fault::kind)
        .containsExactlyInAnyOrder(Kind.SHIPMENT, Kind.CARRIER, Kind.SHIPMENT);
  }

  @Test
  void findsAShipmentWithAnotherContent() {
    ShipmentRow other = new ShipmentRow("o-1", EVENT, "carrier", "t-2", "ACCEPTED", "ref");
    assertThat(faults(List.of(other), List.of(EVENT), Map.of("o-1", List.of(EVENT)))).hasSize(1);
  }

  private static List<Fault> faults(
      List<ShipmentRow> rows, List<String> inbox, Map<String, List<String>> accepted) {
    return ShipmentCheck.of(SoundLog.ofTwoOrders().events, rows, inbox, accepted, _ -> false);
  }
}
