package io.jangbu.benchmarks.deadline;

import io.jangbu.benchmarks.order.SequenceIds;
import io.jangbu.benchmarks.topic.CommandRecords;
import io.jangbu.benchmarks.topic.Commands;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.ChangeQuantity;
import io.jangbu.shop.schemas.cart.CartCodec;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Some carts, in turn: a product is put into each, then its quantity is changed again and again.
 * Each has a deadline from the first time on, and another one each time after.
 */
final class Carts implements Commands {

  private static final CommandRecords<CartCommand> RECORDS =
      new CommandRecords<>(CartCodec.TOPICS, new CartCodec());
  private static final String SKU = "coffee";

  private final int carts;
  private final SequenceIds commandIds;
  private final SequenceIds cartIds;

  Carts(int carts, long seed) {
    this.carts = carts;
    commandIds = new SequenceIds(seed);
    cartIds = new SequenceIds(~seed);
  }

  int count() {
    return carts;
  }

  @Override
  public ProducerRecord<byte[], byte[]> record(long n) {
    long step = n / carts;
    CartCommand command =
        step == 0 ? new AddProductToCart(SKU, 1, 990) : new ChangeQuantity(SKU, 1 + step % 2);
    return RECORDS.of(commandIds.of(n), cartIds.of(n % carts).toString(), command);
  }

  @Override
  public long placeOf(UUID commandId) {
    return commandIds.placeOf(commandId);
  }

  /** The place of a cart, -1 if it is none of these. */
  int cart(String cartId) {
    return (int) cartIds.placeOf(UUID.fromString(cartId));
  }
}
