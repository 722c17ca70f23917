package io.jangbu.shop.schemas.fulfilment;

import io.jangbu.kafka.record.MalformedRecordException;
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

/** What events carry, field by field. */
final class FulfilmentEvents {

  private FulfilmentEvents() {}

  static Object toAvro(FulfilmentEvent event) {
    return switch (event) {
      case OrderRequested request ->
          new io.jangbu.fulfilment.OrderRequested(
              request.rules(),
              request.cartId(),
              request.customerId(),
              request.currency(),
              FulfilmentValues.toAvro(request.lines()),
              request.shippingFee(),
              request.reference(),
              request.correlationId());
      case FulfilmentStarted(var rules, var orderVersion, var lines, var correlationId) ->
          new io.jangbu.fulfilment.FulfilmentStarted(
              rules,
              orderVersion,
              lines.stream()
                  .map(line -> new io.jangbu.fulfilment.SkuQuantity(line.sku(), line.quantity()))
                  .toList(),
              correlationId);
      case OrderAccepted(var cartId) -> new io.jangbu.fulfilment.OrderAccepted(cartId);
      case OrderRefused(var cartId, var code) ->
          new io.jangbu.fulfilment.OrderRefused(cartId, code);
      case LineReserved(var sku) -> new io.jangbu.fulfilment.LineReserved(sku);
      case LineRefused(var sku, var code) -> new io.jangbu.fulfilment.LineRefused(sku, code);
      case PaymentAwaited(var orderVersion, var dueAt) ->
          new io.jangbu.fulfilment.PaymentAwaited(orderVersion, dueAt);
      case PaymentDeadlinePassed() -> new io.jangbu.fulfilment.PaymentDeadlinePassed();
      case PaymentReceived(var orderVersion) ->
          new io.jangbu.fulfilment.PaymentReceived(orderVersion);
      case CancellationRequested(var orderVersion, var reason) ->
          new io.jangbu.fulfilment.CancellationRequested(
              orderVersion, FulfilmentValues.toAvro(reason));
      case ReleaseRequested(var orderVersion, var reason) ->
          new io.jangbu.fulfilment.ReleaseRequested(orderVersion, FulfilmentValues.toAvro(reason));
      case LineReleased(var sku, var code) -> new io.jangbu.fulfilment.LineReleased(sku, code);
      case DispatchRequested(var orderVersion) ->
          new io.jangbu.fulfilment.DispatchRequested(orderVersion);
      case LineDispatched(var sku, var code) -> new io.jangbu.fulfilment.LineDispatched(sku, code);
      case OrderNotAccepted(var step, var code) ->
          new io.jangbu.fulfilment.OrderNotAccepted(step, code);
      case LineNotAccepted(var sku, var code) ->
          new io.jangbu.fulfilment.LineNotAccepted(sku, code);
      case DeliveryNoted(var orderVersion) -> new io.jangbu.fulfilment.DeliveryNoted(orderVersion);
      case AnswersMissed() -> new io.jangbu.fulfilment.AnswersMissed();
      case FulfilmentCompleted() -> new io.jangbu.fulfilment.FulfilmentCompleted();
      case FulfilmentCompensated(var reason) ->
          new io.jangbu.fulfilment.FulfilmentCompensated(FulfilmentValues.toAvro(reason));
      case ProcessParked(var reason) -> new io.jangbu.fulfilment.ProcessParked(reason);
      case ProcessResumed() -> new io.jangbu.fulfilment.ProcessResumed();
    };
  }

  static FulfilmentEvent event(Object avro) {
    return switch (avro) {
      case io.jangbu.fulfilment.OrderRequested e ->
          new OrderRequested(
              e.getRules(),
              e.getCartId(),
              e.getCustomerId(),
              e.getCurrency(),
              FulfilmentValues.lines(e.getLines()),
              e.getShippingFee(),
              e.getReference(),
              e.getCorrelationId());
      case io.jangbu.fulfilment.FulfilmentStarted e ->
          new FulfilmentStarted(
              e.getRules(),
              e.getOrderVersion(),
              e.getLines().stream()
                  .map(line -> new SkuQuantity(line.getSku(), line.getQuantity()))
                  .toList(),
              e.getCorrelationId());
      case io.jangbu.fulfilment.OrderAccepted e -> new OrderAccepted(e.getCartId());
      case io.jangbu.fulfilment.OrderRefused e -> new OrderRefused(e.getCartId(), e.getCode());
      case io.jangbu.fulfilment.LineReserved e -> new LineReserved(e.getSku());
      case io.jangbu.fulfilment.LineRefused e -> new LineRefused(e.getSku(), e.getCode());
      case io.jangbu.fulfilment.PaymentAwaited e ->
          new PaymentAwaited(e.getOrderVersion(), e.getDueAt());
      case io.jangbu.fulfilment.PaymentDeadlinePassed _ -> new PaymentDeadlinePassed();
      case io.jangbu.fulfilment.PaymentReceived e -> new PaymentReceived(e.getOrderVersion());
      case io.jangbu.fulfilment.CancellationRequested e ->
          new CancellationRequested(e.getOrderVersion(), FulfilmentValues.reason(e.getReason()));
      case io.jangbu.fulfilment.ReleaseRequested e ->
          new ReleaseRequested(e.getOrderVersion(), FulfilmentValues.reason(e.getReason()));
      case io.jangbu.fulfilment.LineReleased e -> new LineReleased(e.getSku(), e.getCode());
      case io.jangbu.fulfilment.DispatchRequested e -> new DispatchRequested(e.getOrderVersion());
      case io.jangbu.fulfilment.LineDispatched e -> new LineDispatched(e.getSku(), e.getCode());
      case io.jangbu.fulfilment.OrderNotAccepted e ->
          new OrderNotAccepted(e.getStep(), e.getCode());
      case io.jangbu.fulfilment.LineNotAccepted e -> new LineNotAccepted(e.getSku(), e.getCode());
      case io.jangbu.fulfilment.DeliveryNoted e -> new DeliveryNoted(e.getOrderVersion());
      case io.jangbu.fulfilment.AnswersMissed _ -> new AnswersMissed();
      case io.jangbu.fulfilment.FulfilmentCompleted _ -> new FulfilmentCompleted();
      case io.jangbu.fulfilment.FulfilmentCompensated e ->
          new FulfilmentCompensated(FulfilmentValues.reason(e.getReason()));
      case io.jangbu.fulfilment.ProcessParked e -> new ProcessParked(e.getReason());
      case io.jangbu.fulfilment.ProcessResumed _ -> new ProcessResumed();
      default -> throw new MalformedRecordException("no event of a fulfilment: " + avro.getClass());
    };
  }
}
