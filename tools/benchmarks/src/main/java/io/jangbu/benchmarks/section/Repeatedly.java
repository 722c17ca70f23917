package io.jangbu.benchmarks.section;

import io.jangbu.benchmarks.report.Spread;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/** Takes a measure several times. */
public final class Repeatedly {

  /** Enough for a middle and two ends. */
  public static final int TIMES = 3;

  private Repeatedly() {}

  /** The middle of three, and how far the others lie off. */
  public static Spread measure(DoubleSupplier measure) {
    return Spread.of(IntStream.range(0, TIMES).mapToObj(_ -> measure.getAsDouble()).toList());
  }
}
