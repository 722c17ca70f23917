package io.jangbu.shop.schemas.fulfilment;

import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.Payloads;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.AnswersAreMissing;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.CartWasCheckedOut;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.CommandWasAnswered;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasCancelled;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasCreated;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasDelivered;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasPaid;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasShipped;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.PaymentIsOverdue;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.StockWasConfirmed;
import java.util.UUID;

/** What inputs carry, field by field; events do so in {@link FulfilmentEvents}. */
final class FulfilmentPayloads implements Payloads<FulfilmentInput, FulfilmentEvent> {

  @Override
  public Object fromCommand(FulfilmentInput input, UUID commandId) {
    return switch (input) {
      case CartWasCheckedOut cart ->
          new io.jangbu.fulfilment.CartWasCheckedOut(
              cart.cartId(),
              cart.customerId(),
              cart.currency(),
              FulfilmentValues.toAvro(cart.lines()),
              cart.shippingFee(),
              cart.reference(),
              cart.correlationId());
      case OrderWasCreated(var version, var lines, var correlationId) ->
          new io.jangbu.fulfilment.OrderWasCreated(
              version, FulfilmentValues.toAvro(lines), correlationId);
      case StockWasConfirmed(var version, var at) ->
          new io.jangbu.fulfilment.StockWasConfirmed(version, at);
      case OrderWasPaid(var version) -> new io.jangbu.fulfilment.OrderWasPaid(version);
      case OrderWasShipped(var version) -> new io.jangbu.fulfilment.OrderWasShipped(version);
      case OrderWasDelivered(var version) -> new io.jangbu.fulfilment.OrderWasDelivered(version);
      case OrderWasCancelled(var version, var reason) ->
          new io.jangbu.fulfilment.OrderWasCancelled(version, FulfilmentValues.toAvro(reason));
      case CommandWasAnswered(var step, var code, var version) ->
          new io.jangbu.fulfilment.CommandWasAnswered(step, code, version);
      // Nobody can send them, so they have no record.
      case PaymentIsOverdue _, AnswersAreMissing _ ->
          throw new IllegalArgumentException("a deadline is reached by itself");
    };
  }

  @Override
  public FulfilmentInput toCommand(Object avro, UUID commandId) {
    return switch (avro) {
      case io.jangbu.fulfilment.CartWasCheckedOut c ->
          new CartWasCheckedOut(
              c.getCartId(),
              c.getCustomerId(),
              c.getCurrency(),
              FulfilmentValues.lines(c.getLines()),
              c.getShippingFee(),
              c.getReference(),
              c.getCorrelationId());
      case io.jangbu.fulfilment.OrderWasCreated c ->
          new OrderWasCreated(
              c.getOrderVersion(), FulfilmentValues.lines(c.getLines()), c.getCorrelationId());
      case io.jangbu.fulfilment.StockWasConfirmed c ->
          new StockWasConfirmed(c.getOrderVersion(), c.getAt());
      case io.jangbu.fulfilment.OrderWasPaid c -> new OrderWasPaid(c.getOrderVersion());
      case io.jangbu.fulfilment.OrderWasShipped c -> new OrderWasShipped(c.getOrderVersion());
      case io.jangbu.fulfilment.OrderWasDelivered c -> new OrderWasDelivered(c.getOrderVersion());
      case io.jangbu.fulfilment.OrderWasCancelled c ->
          new OrderWasCancelled(c.getOrderVersion(), FulfilmentValues.reason(c.getReason()));
      case io.jangbu.fulfilment.CommandWasAnswered c ->
          new CommandWasAnswered(c.getStep(), c.getCode(), c.getVersion());
      default -> throw new MalformedRecordException("no input of a fulfilment: " + avro.getClass());
    };
  }

  @Override
  public Object fromEvent(FulfilmentEvent event) {
    return FulfilmentEvents.toAvro(event);
  }

  @Override
  public FulfilmentEvent toEvent(Object avro) {
    return FulfilmentEvents.event(avro);
  }
}
