package io.jangbu.shop.schemas.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jangbu.carts.CartCommand;
import io.jangbu.carts.CheckOutCart;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.SingleObject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CartCodecTest {

  private static final UUID COMMAND_ID = new UUID(1, 2);

  private final CartCodec codec = new CartCodec();

  @Test
  void takesTheCommandsIdForAnOrderThatIsNotNamed() {
    assertThat(codec.decodeCommand(checkout(null)).payload())
        .isEqualTo(
            new io.jangbu.shop.domain.cart.CartCommand.CheckOutCart(
                "c-1", "EUR", 0, COMMAND_ID.toString(), null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "o 1", "o/1", "주문", "o-1\n"})
  void refusesAnOrderIdOutOfItsForm(String orderId) {
    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() -> codec.decodeCommand(checkout(orderId)))
        .withMessageContaining("[A-Za-z0-9_-]");
  }

  private static byte[] checkout(@Nullable String orderId) {
    return new SingleObject<>(CartCommand.class)
        .encode(
            new CartCommand(
                COMMAND_ID,
                "cart-1",
                null,
                null,
                null,
                null,
                new CheckOutCart("c-1", "EUR", 0L, orderId, null)));
  }
}
