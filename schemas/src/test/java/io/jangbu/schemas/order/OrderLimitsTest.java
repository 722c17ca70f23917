package io.jangbu.schemas.order;

import static java.lang.management.ManagementFactory.getPlatformMXBean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import io.jangbu.domain.CommandEnvelope;
import io.jangbu.domain.order.Line;
import io.jangbu.domain.order.OrderCommand;
import io.jangbu.domain.order.OrderCommand.CancelOrder;
import io.jangbu.domain.order.OrderCommand.CreateOrder;
import io.jangbu.schemas.MalformedRecordException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A few bytes must not cost gigabytes, and the largest real command must pass. */
class OrderLimitsTest {

  private static final long AFFORDABLE = 32 << 20;
  private static final UUID ID = new UUID(1, 2);

  private final OrderCodec codec = new OrderCodec();

  @ParameterizedTest
  @MethodSource("claims")
  void refusesAHugeStringWithoutMakingRoomForIt(long claim) {
    assertRefusedCheaply(new RawCommand().number(claim).end());
    assertRefusedCheaply(new RawCommand().string(ID.toString()).number(claim).end());
  }

  @ParameterizedTest
  @MethodSource("claims")
  void refusesAHugeListOfLinesWithoutMakingRoomForIt(long claim) {
    assertRefusedCheaply(upToTheLines().number(claim).end());
  }

  @ParameterizedTest
  @MethodSource("claims")
  void refusesAHugeListOfLinesOfAClaimedSizeInBytes(long claim) {
    // A negative count is followed by the block's size in bytes.
    assertRefusedCheaply(upToTheLines().number(-claim).number(Long.MAX_VALUE).end());
    assertRefusedCheaply(upToTheLines().number(-claim).number(-1).end());
  }

  @Test
  void refusesManyClaimsOneAfterTheOther() {
    RawCommand command = upToTheLines();
    for (int block = 0; block < 100; block++) {
      command.number(1).string("").number(1).number(1);
    }
    assertRefusedCheaply(command.number(1 << 20).end());
  }

  @ParameterizedTest
  @ValueSource(
      longs = {Long.MIN_VALUE, Integer.MIN_VALUE, -1, 5, Integer.MAX_VALUE, Long.MAX_VALUE})
  void refusesAPayloadThatIsNoBranch(long branch) {
    assertRefusedCheaply(
        new RawCommand().string(ID.toString()).string("o-1").withoutOptions().number(branch).end());
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

  static Stream<Long> claims() {
    return Stream.of(
        (4L << 20) + 1,
        1L << 30,
        Integer.MAX_VALUE - 8L,
        (long) Integer.MAX_VALUE,
        1L << 31,
        1L << 32,
        (1L << 32) + 1,
        Long.MAX_VALUE,
        -1L,
        (long) Integer.MIN_VALUE,
        Long.MIN_VALUE);
  }

  private static RawCommand upToTheLines() {
    return new RawCommand()
        .string(ID.toString())
        .string("o-1")
        .withoutOptions()
        .number(0)
        .string("c-1")
        .string("BRL");
  }

  private void assertRefusedCheaply(byte[] bytes) {
    ThreadMXBean threads = getPlatformMXBean(ThreadMXBean.class);
    long before = threads.getCurrentThreadAllocatedBytes();

    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() -> codec.decodeCommand(bytes));

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isBetween(1L, AFFORDABLE);
  }

  private void assertReadBack(OrderCommand payload) {
    var command = new CommandEnvelope<>(ID, "o-1", null, null, null, payload);

    assertThat(codec.decodeCommand(codec.encodeCommand(command))).isEqualTo(command);
  }
}
