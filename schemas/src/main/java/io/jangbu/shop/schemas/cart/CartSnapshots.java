package io.jangbu.shop.schemas.cart;

import static java.util.Objects.requireNonNull;

import io.jangbu.carts.CartSnapshot;
import io.jangbu.carts.CartStatus;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.record.SingleObject;
import io.jangbu.kafka.record.SnapshotCodec;
import io.jangbu.shop.domain.cart.Cart;
import io.jangbu.shop.domain.cart.Cart.CheckedOut;
import io.jangbu.shop.domain.cart.Cart.Checkout;
import io.jangbu.shop.domain.cart.Cart.Expired;
import io.jangbu.shop.domain.cart.Cart.NotCreated;
import io.jangbu.shop.domain.cart.Cart.Open;
import io.jangbu.shop.domain.order.Line;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A cart's state, field by field. */
public final class CartSnapshots implements SnapshotCodec<Cart> {

  private final SingleObject<CartSnapshot> snapshots = new SingleObject<>(CartSnapshot.class);

  @Override
  public byte[] encode(Snapshot<Cart> snapshot) {
    return snapshots.encode(
        switch (snapshot.state()) {
          case NotCreated() -> toAvro(snapshot, CartStatus.ERASED, List.of(), null);
          case Open(var lines) -> toAvro(snapshot, CartStatus.OPEN, lines, null);
          case CheckedOut(var lines, var checkout) ->
              toAvro(snapshot, CartStatus.CHECKED_OUT, lines, checkout);
          case Expired(var lines) -> toAvro(snapshot, CartStatus.EXPIRED, lines, null);
        });
  }

  @Override
  public Snapshot<Cart> decode(byte[] bytes, Function<String, byte @Nullable []> entries) {
    return snapshots.decode(
        bytes,
        avro ->
            new Snapshot<>(
                state(avro), avro.getVersion(), avro.getCreatedAt(), avro.getUpdatedAt()));
  }

  private static CartSnapshot toAvro(
      Snapshot<Cart> snapshot, CartStatus status, List<Line> lines, @Nullable Checkout checkout) {
    return new CartSnapshot(
        snapshot.version(),
        snapshot.createdAt(),
        snapshot.updatedAt(),
        status,
        CartPayloads.toAvro(lines),
        checkout == null
            ? null
            : new io.jangbu.carts.Checkout(
                checkout.customerId(),
                checkout.currency(),
                checkout.shippingFee(),
                checkout.orderId(),
                checkout.reference()));
  }

  private static Cart state(CartSnapshot avro) {
    List<Line> lines = CartPayloads.lines(avro.getLines());
    return switch (avro.getStatus()) {
      case ERASED -> new NotCreated();
      case OPEN -> new Open(lines);
      case CHECKED_OUT -> new CheckedOut(lines, checkout(requireNonNull(avro.getCheckout())));
      case EXPIRED -> new Expired(lines);
    };
  }

  private static Checkout checkout(io.jangbu.carts.Checkout avro) {
    return new Checkout(
        avro.getCustomerId(),
        avro.getCurrency(),
        avro.getShippingFee(),
        avro.getOrderId(),
        avro.getReference());
  }
}
