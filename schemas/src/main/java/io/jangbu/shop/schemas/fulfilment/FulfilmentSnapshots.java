package io.jangbu.shop.schemas.fulfilment;

import io.jangbu.core.Snapshot;
import io.jangbu.fulfilment.FulfilmentSnapshot;
import io.jangbu.kafka.record.SingleObject;
import io.jangbu.kafka.record.SnapshotCodec;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Checkout;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.LineStatus;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Refusal;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.ReservedLine;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Stage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A fulfilment's state, field by field. */
public final class FulfilmentSnapshots implements SnapshotCodec<FulfilmentState> {

  private final SingleObject<FulfilmentSnapshot> snapshots =
      new SingleObject<>(FulfilmentSnapshot.class);

  @Override
  public byte[] encode(Snapshot<FulfilmentState> snapshot) {
    FulfilmentState state = snapshot.state();
    return snapshots.encode(
        new FulfilmentSnapshot(
            snapshot.version(),
            snapshot.createdAt(),
            snapshot.updatedAt(),
            state.stage().name(),
            state.rules(),
            state.story(),
            state.checkouts().stream().map(FulfilmentSnapshots::toAvro).toList(),
            state.refusals().stream()
                .map(each -> new io.jangbu.fulfilment.Refusal(each.cartId(), each.code()))
                .toList(),
            state.cartId(),
            state.lines().stream().map(FulfilmentSnapshots::toAvro).toList(),
            state.orderVersion(),
            state.cancellations(),
            state.rejections(),
            state.reason(),
            state.paymentDue(),
            state.delivered(),
            state.missed(),
            state.parked()));
  }

  @Override
  public Snapshot<FulfilmentState> decode(
      byte[] bytes, Function<String, byte @Nullable []> entries) {
    return snapshots.decode(
        bytes,
        avro ->
            new Snapshot<>(
                state(avro), avro.getVersion(), avro.getCreatedAt(), avro.getUpdatedAt()));
  }

  private static FulfilmentState state(FulfilmentSnapshot avro) {
    return new FulfilmentState(
        Stage.valueOf(avro.getStage()),
        avro.getRules(),
        avro.getStory(),
        avro.getCheckouts().stream().map(FulfilmentSnapshots::checkout).toList(),
        avro.getRefusals().stream()
            .map(each -> new Refusal(each.getCartId(), each.getCode()))
            .toList(),
        avro.getCartId(),
        avro.getLines().stream().map(FulfilmentSnapshots::line).toList(),
        avro.getOrderVersion(),
        avro.getCancellations(),
        avro.getRejections(),
        avro.getReason(),
        avro.getPaymentDue(),
        avro.getDelivered(),
        avro.getMissed(),
        avro.getParked());
  }

  private static io.jangbu.fulfilment.Checkout toAvro(Checkout checkout) {
    return new io.jangbu.fulfilment.Checkout(
        checkout.cartId(),
        checkout.customerId(),
        checkout.currency(),
        FulfilmentValues.toAvro(checkout.lines()),
        checkout.shippingFee(),
        checkout.reference());
  }

  private static Checkout checkout(io.jangbu.fulfilment.Checkout avro) {
    return new Checkout(
        avro.getCartId(),
        avro.getCustomerId(),
        avro.getCurrency(),
        FulfilmentValues.lines(avro.getLines()),
        avro.getShippingFee(),
        avro.getReference());
  }

  private static io.jangbu.fulfilment.ReservedLine toAvro(ReservedLine line) {
    return new io.jangbu.fulfilment.ReservedLine(
        line.sku(), line.quantity(), line.status().name(), line.rejections());
  }

  private static ReservedLine line(io.jangbu.fulfilment.ReservedLine avro) {
    return new ReservedLine(
        avro.getSku(),
        avro.getQuantity(),
        LineStatus.valueOf(avro.getStatus()),
        avro.getRejections());
  }
}
