package io.jangbu.shop.schemas.fulfilment;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
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
import io.jangbu.shop.domain.fulfilment.FulfilmentInput;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.CartWasCheckedOut;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.CommandWasAnswered;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasCancelled;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasCreated;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasDelivered;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasPaid;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasShipped;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.StockWasConfirmed;
import io.jangbu.shop.domain.fulfilment.FulfilmentRejection;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Checkout;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.LineStatus;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Refusal;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.ReservedLine;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Stage;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.schemas.records.Sample;
import io.jangbu.shop.schemas.records.Samples;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

final class FulfilmentSamples extends Samples<FulfilmentInput, FulfilmentEvent, FulfilmentState> {

  private static final String ORDER_ID = "o-7";
  private static final Instant DUE = Instant.parse("2026-11-21T10:30:00.123456Z");
  private static final List<Line> LINES =
      List.of(new Line("mug-blue", 2, 19_90), new Line("tasse-émaillée", 1, 0));

  FulfilmentSamples() {
    super(new FulfilmentCodec(), new FulfilmentSnapshots(), ORDER_ID);
  }

  @Override
  protected Stream<Sample<CommandEnvelope<FulfilmentInput>>> commands() {
    return Stream.of(
        command(
            "CartWasCheckedOut",
            new CartWasCheckedOut("cart-7", "고객-1", "BRL", LINES, 5_10, "주문-42", "trace-1")),
        command(
            "CartWasCheckedOutWithoutReference",
            new CartWasCheckedOut("cart-7", "고객-1", "BRL", LINES, 5_10, null, "trace-1")),
        command("OrderWasCreated", new OrderWasCreated(1, LINES, "trace-1")),
        command("StockWasConfirmed", new StockWasConfirmed(2, DUE)),
        command("OrderWasPaid", new OrderWasPaid(3)),
        command("OrderWasShipped", new OrderWasShipped(4)),
        command("OrderWasDelivered", new OrderWasDelivered(5)),
        command("OrderWasOutOfStock", new OrderWasCancelled(3, CancellationReason.OUT_OF_STOCK)),
        command("OrderWasUnpaid", new OrderWasCancelled(3, CancellationReason.UNPAID)),
        command("OrderWasCancelled", new OrderWasCancelled(3, CancellationReason.CANCELLED)),
        command("CommandWasAnswered", new CommandWasAnswered("reserve/mug-blue", null, 7)),
        commandWithoutOptions(
            "CommandWasRejected",
            "o",
            new CommandWasAnswered("reserve/mug-blue", "INSUFFICIENT_STOCK", 7)));
  }

  @Override
  protected Stream<Sample<EventEnvelope<FulfilmentEvent>>> events() {
    return Stream.concat(Stream.of(CancellationReason.values()).flatMap(this::because), others());
  }

  private Stream<Sample<EventEnvelope<FulfilmentEvent>>> because(CancellationReason reason) {
    return Stream.of(
        event(4, "CancellationRequested" + reason, new CancellationRequested(2, reason)),
        event(5, "ReleaseRequested" + reason, new ReleaseRequested(3, reason)),
        event(6, "FulfilmentCompensated" + reason, new FulfilmentCompensated(reason)));
  }

  private Stream<Sample<EventEnvelope<FulfilmentEvent>>> others() {
    return Stream.of(
        event(
            1,
            "OrderRequested",
            new OrderRequested(1, "cart-7", "고객-1", "BRL", LINES, 5_10, "주문-42", "trace-1")),
        event(
            1,
            "OrderRequestedWithoutReference",
            new OrderRequested(1, "cart-7", "고객-1", "BRL", LINES, 5_10, null, "trace-1")),
        event(
            9_999_999_999L,
            "FulfilmentStarted",
            new FulfilmentStarted(1, 1, List.of(new SkuQuantity("mug-blue", 2)), "trace-1")),
        event(5, "OrderAccepted", new OrderAccepted("cart-7")),
        event(5, "OrderRefused", new OrderRefused("cart-7", "ORDER_EXISTS")),
        event(5, "LineReserved", new LineReserved("mug-blue")),
        event(5, "LineRefused", new LineRefused("mug-blue", "ORDER_EXISTS")),
        event(5, "PaymentAwaited", new PaymentAwaited(2, DUE)),
        event(5, "PaymentDeadlinePassed", new PaymentDeadlinePassed()),
        event(5, "PaymentReceived", new PaymentReceived(2)),
        event(5, "LineReleased", new LineReleased("mug-blue", null)),
        event(5, "LineReleasedWithoutEffect", new LineReleased("mug-blue", "NOT_RESERVED")),
        event(5, "DispatchRequested", new DispatchRequested(2)),
        event(5, "LineDispatched", new LineDispatched("mug-blue", null)),
        event(5, "LineDispatchedWithoutEffect", new LineDispatched("mug-blue", "NOT_RESERVED")),
        event(5, "OrderNotAccepted", new OrderNotAccepted("confirm", "COMMAND_ID_REUSED")),
        event(5, "LineNotAccepted", new LineNotAccepted("mug-blue", "ORDER_EXISTS")),
        event(5, "DeliveryNoted", new DeliveryNoted(2)),
        event(5, "AnswersMissed", new AnswersMissed()),
        event(5, "FulfilmentCompleted", new FulfilmentCompleted()),
        event(5, "ProcessParked", new ProcessParked("a defect")),
        event(5, "ProcessResumed", new ProcessResumed()));
  }

  @Override
  protected Stream<Sample<CommandResult>> results() {
    return Stream.of(
        accepted("CommandAccepted", ORDER_ID + "/0000000002"),
        accepted("CommandAcceptedWithoutEvents"),
        rejected(
            "CommandRejected", FulfilmentRejection.PROCESS_NOT_FOUND, "there is no such process"));
  }

  @Override
  protected Stream<Sample<?>> states() {
    return Stream.of(
        snapshot("SnapshotErased", FulfilmentState.NONE),
        snapshot(
            "SnapshotParked",
            new FulfilmentState(
                Stage.AWAITING_PAYMENT,
                1,
                "trace-1",
                List.of(
                    new Checkout("cart-7", "고객-1", "BRL", LINES, 5_10, "주문-42"),
                    new Checkout("cart-8", "고객-1", "BRL", LINES, 5_10, null)),
                List.of(new Refusal("cart-6", "ORDER_EXISTS")),
                "cart-5",
                List.of(new ReservedLine("mug-blue", 2, LineStatus.RESERVED, 1)),
                2,
                1,
                3,
                "UNPAID",
                DUE,
                true,
                3,
                "a defect")));
  }
}
