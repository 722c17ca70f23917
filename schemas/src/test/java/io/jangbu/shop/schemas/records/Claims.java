package io.jangbu.shop.schemas.records;

import static java.lang.management.ManagementFactory.getPlatformMXBean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import io.jangbu.kafka.record.Codec;
import io.jangbu.kafka.record.MalformedRecordException;
import java.util.stream.LongStream;

/** Lengths and counts that a few bytes can claim, and what believing them would cost. */
public final class Claims {

  private static final long AFFORDABLE = 32 << 20;

  private Claims() {}

  public static LongStream all() {
    return LongStream.of(
        (4L << 20) + 1,
        1L << 30,
        Integer.MAX_VALUE - 8L,
        Integer.MAX_VALUE,
        1L << 31,
        1L << 32,
        (1L << 32) + 1,
        Long.MAX_VALUE,
        -1,
        Integer.MIN_VALUE,
        Long.MIN_VALUE);
  }

  /** The codec refuses the command without making room for what it claims. */
  public static void assertRefusedCheaply(Codec<?, ?> codec, RawCommand command) {
    byte[] bytes = command.end();
    ThreadMXBean threads = getPlatformMXBean(ThreadMXBean.class);
    long before = threads.getCurrentThreadAllocatedBytes();

    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() -> codec.decodeCommand(bytes));

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isBetween(1L, AFFORDABLE);
  }
}
