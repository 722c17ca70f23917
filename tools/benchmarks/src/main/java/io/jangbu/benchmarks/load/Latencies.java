package io.jangbu.benchmarks.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;

/** Takes latencies from any number of threads, from a microsecond to ten minutes. */
public final class Latencies {

  private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(10);

  private final ConcurrentHistogram micros = new ConcurrentHistogram(HIGHEST_MICROS, 3);

  /** Adds one, in nanoseconds; one that is longer than ten minutes counts as ten minutes. */
  public void record(long nanos) {
    micros.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 0, HIGHEST_MICROS));
  }

  /** What they come to so far. */
  public Percentiles percentiles() {
    return new Percentiles(
        micros.getTotalCount(),
        millis(50),
        millis(90),
        millis(99),
        millis(99.9),
        micros.getMaxValue() / 1e3);
  }

  private double millis(double percentile) {
    return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percentile) / 1e3;
  }
}
