package io.jangbu.shop.domain;

import io.jangbu.shop.domain.fulfilment.CancellationReason;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.AnswersMissed;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.CancellationRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.DeliveryNoted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.DispatchRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.FulfilmentCompensated;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.FulfilmentCompleted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineDispatched;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineNotAccepted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineRefused;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineReleased;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineReserved;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderAccepted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderNotAccepted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderRefused;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.PaymentAwaited;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.PaymentDeadlinePassed;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.PaymentReceived;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.ProcessParked;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.ProcessResumed;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.ReleaseRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.SkuQuantity;
import io.jangbu.shop.domain.order.Line;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Events of a fulfilment by chance, in any order: what is decided has no part in them. */
final class RandomFulfilmentEvents {

  private static final List<CancellationReason> REASONS =
      List.of(
          CancellationReason.OUT_OF_STOCK, CancellationReason.UNPAID, CancellationReason.CANCELLED);

  private RandomFulfilmentEvents() {}

  static FulfilmentEvent next(Random random) {
    String cart = "cart-" + random.nextInt(3);
    String sku = "sku-" + random.nextInt(2);
    long version = random.nextInt(9);
    CancellationReason reason = REASONS.get(random.nextInt(REASONS.size()));
    return switch (random.nextInt(25)) {
      case 0 ->
          new OrderRequested(
              1,
              cart,
              "c-1",
              "EUR",
              List.of(new Line(sku, 1 + version, 5)),
              3,
              null,
              "story-" + cart);
      case 1 -> new OrderAccepted(cart);
      case 2 -> new OrderRefused(cart, "ORDER_EXISTS");
      case 3, 4 ->
          new FulfilmentStarted(
              1,
              version,
              List.of(new SkuQuantity("sku-0", 1 + version), new SkuQuantity("sku-1", 2)),
              "story-" + version);
      case 5, 6, 7 -> new LineReserved(sku);
      case 8 -> new LineRefused(sku, "INSUFFICIENT_STOCK");
      case 9 -> new PaymentAwaited(version, Instant.EPOCH.plusSeconds(version));
      case 10 -> new PaymentDeadlinePassed();
      case 11 -> new PaymentReceived(version);
      case 12 -> new CancellationRequested(version, reason);
      case 13 -> new ReleaseRequested(version, reason);
      case 14 -> new LineReleased(sku, null);
      case 15 -> new DispatchRequested(version);
      case 16 -> new LineDispatched(sku, null);
      case 17 -> new LineNotAccepted(sku, "STREAM_INCOMPLETE");
      case 18 -> new DeliveryNoted(version);
      case 19 -> new AnswersMissed();
      case 20 -> new FulfilmentCompleted();
      case 21 -> new FulfilmentCompensated(reason);
      case 22 -> new ProcessParked("a defect");
      case 23 -> new OrderNotAccepted("confirm", "COMMAND_ID_REUSED");
      default -> new ProcessResumed();
    };
  }
}
