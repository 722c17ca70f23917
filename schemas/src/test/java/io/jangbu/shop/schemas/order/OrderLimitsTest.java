package io.jangbu.shop.schemas.order;

import static io.jangbu.shop.schemas.records.Claims.assertRefusedCheaply;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.schemas.records.RawCommand;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A few bytes must not cost gigabytes, and the largest real command must pass. */
class OrderLimitsTest {

  private static final UUID ID = new UUID(1, 2);

  private final OrderCodec codec = new OrderCodec();

  @ParameterizedTest
  @MethodSource("io.jangbu.shop.schemas.records.Claims#all")
  void refusesAHugeListOfLinesWithoutMakingRoomForIt(long claim) {
    assertRefusedCheaply(codec, upToTheLines().number(claim));
  }

  @ParameterizedTest
  @MethodSource("io.jangbu.shop.schemas.records.Claims#all")
  void refusesAHugeListOfLinesOfAClaimedSizeInBytes(long claim) {
    // A negative count is followed by the block's size in bytes.
    assertRefusedCheaply(codec, upToTheLines().number(-claim).number(Long.MAX_VALUE));
    assertRefusedCheaply(codec, upToTheLines().number(-claim).number(-1));
  }

  @Test
  void refusesManyClaimsOneAfterTheOther() {
    RawCommand command = upToTheLines();
    for (int block = 0; block < 100; block++) {
      command.number(1).string("").number(1).number(1);
    }
    assertRefusedCheaply(codec, command.number(1 << 20));
  }

  @Test
  void readsAStringAsLongAsTheTopicTakes() {
    assertReadBack(new CancelOrder("x".repeat(2 << 20)));
  }

  @Test
  void readsAsManyLinesAsTheTopicTakes() {
    List<Line> lines = Collections.nCopies(500_000, new Line("a", 1, 1));

    assertReadBack(new CreateOrder("c-1", "BRL", lines, 0));
  }

  private static RawCommand upToTheLines() {
    return new RawCommand(io.jangbu.orders.OrderCommand.getClassSchema())
        .string(ID.toString())
        .string("o-1")
        .withoutOptions()
        .number(0)
        .string("c-1")
        .string("BRL");
  }

  private void assertReadBack(OrderCommand payload) {
    var command = new CommandEnvelope<>(ID, "o-1", null, null, null, payload);

    assertThat(codec.decodeCommand(codec.encodeCommand(command))).isEqualTo(command);
  }
}
