package io.jangbu.shop.shipping.inbox;

import io.jangbu.shop.shipping.inbox.Positions.Span;
import io.jangbu.shop.shipping.shipment.DueBell;
import io.jangbu.shop.shipping.shipment.ShipmentRequest;
import io.jangbu.shop.shipping.shipment.Shipments;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** An order that was shipped needs one shipment at the carrier, however often we hear of it. */
@Component
class WhenOrderShippedThenRequestShipment {

  private final Positions positions;
  private final Inbox inbox;
  private final Shipments shipments;
  private final TransactionOperations transaction;
  private final DueBell bell;

  WhenOrderShippedThenRequestShipment(
      Positions positions,
      Inbox inbox,
      Shipments shipments,
      TransactionOperations transaction,
      DueBell bell) {
    this.positions = positions;
    this.inbox = inbox;
    this.shipments = shipments;
    this.transaction = transaction;
    this.bell = bell;
  }

  /**
   * Takes in the events, asks for their shipments and moves the positions on: all or nothing.
   *
   * @param rewritten those of them whose personal data is to leave their shipments
   * @param spans of all that was read, also where nothing was shipped
   * @throws PositionMovedException if that is not what has to be taken in next
   */
  Taken handle(List<ShipmentRequest> shipped, List<ShipmentRequest> rewritten, List<Span> spans) {
    Taken taken =
        transaction.execute(_ -> {
          positions.advance(spans);
          Taken now = shipped.isEmpty() ? Taken.NOTHING : take(shipped);
          rewritten.forEach(shipments::erase);
          return now;
        });
    if (!taken.requested().isEmpty()) {
      bell.ring();
    }
    return taken;
  }

  private Taken take(List<ShipmentRequest> shipped) {
    Set<String> unseen =
        new HashSet<>(inbox.takeIn(shipped.stream().map(ShipmentRequest::eventId).toList()));
    // Removing tells the first of several deliveries within one batch from the others.
    List<ShipmentRequest> first =
        shipped.stream().filter(request -> unseen.remove(request.eventId())).toList();
    if (first.isEmpty()) {
      return new Taken(List.of(), shipped.size(), List.of());
    }
    Set<String> orders = new HashSet<>(shipments.request(first));
    Map<Boolean, List<ShipmentRequest>> requested =
        first.stream()
            .collect(Collectors.partitioningBy(request -> orders.remove(request.orderId())));
    return new Taken(
        requested.getOrDefault(true, List.of()),
        shipped.size() - first.size(),
        requested.getOrDefault(false, List.of()));
  }

  /**
   * What became of a batch.
   *
   * @param requested that got their shipment
   * @param duplicates events that had been taken in before
   * @param repeated other events for an order that has its shipment; the rules of the order allow
   *     none
   */
  record Taken(List<ShipmentRequest> requested, int duplicates, List<ShipmentRequest> repeated) {

    static final Taken NOTHING = new Taken(List.of(), 0, List.of());
  }
}
