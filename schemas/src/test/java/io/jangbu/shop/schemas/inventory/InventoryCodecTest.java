package io.jangbu.shop.schemas.inventory;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jangbu.inventory.DispatchStock;
import io.jangbu.inventory.InventoryCommand;
import io.jangbu.inventory.ReleaseStock;
import io.jangbu.inventory.ReserveStock;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.SingleObject;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryCodecTest {

  private final InventoryCodec codec = new InventoryCodec();

  @ParameterizedTest
  @ValueSource(strings = {"", "o 1", "o/1", "주문", "o-1\n"})
  void refusesACommandForAnOrderIdOutOfItsForm(String orderId) {
    assertRefused(new ReserveStock(orderId, 1L));
    assertRefused(new ReleaseStock(orderId));
    assertRefused(new DispatchStock(orderId));
  }

  private void assertRefused(Object payload) {
    byte[] bytes =
        new SingleObject<>(InventoryCommand.class)
            .encode(new InventoryCommand(new UUID(1, 2), "mug", null, null, null, null, payload));

    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() -> codec.decodeCommand(bytes))
        .withMessageContaining("[A-Za-z0-9_-]");
  }
}
