package io.jangbu.cli.progress;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Progress for a log: a line now and then. */
final class PlainProgress implements Progress {

  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final PrintWriter out;
  private final LongSupplier nanoTime;
  private String task = "";
  private String unit = "";
  private long unitSize = 1;
  private long all;
  private long done;
  private long began;
  private long told;

  PlainProgress(PrintWriter out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
  }

  @Override
  public void begin(String task, String unit, long unitSize, long steps) {
    this.task = task;
    this.unit = unit;
    this.unitSize = unitSize;
    all = steps;
    done = 0;
    began = nanoTime.getAsLong();
    told = began;
  }

  @Override
  public void step(long steps) {
    done += steps;
    long now = nanoTime.getAsLong();
    if (now - told >= PAUSE_NANOS) {
      told = now;
      note(line(now - began));
    }
  }

  @Override
  public void end() {}

  @Override
  public void note(String line) {
    out.println(line);
    out.flush();
  }

  private String line(long nanos) {
    double perSecond = done * 1e9 / nanos;
    return String.format(
        Locale.ROOT,
        "%s: %d of %d%s, %.0f per second%s",
        task,
        done / unitSize,
        all / unitSize,
        unit,
        perSecond / unitSize,
        timeLeft(perSecond));
  }

  /** Nothing before one in a hundred is done: the rate of a pipeline that warms up says little. */
  private String timeLeft(double perSecond) {
    if (done * 100 < all || perSecond <= 0) {
      return "";
    }
    Duration left = Duration.ofSeconds(Math.round(Math.max(0, all - done) / perSecond));
    return ", about " + clock(left) + " left";
  }

  private static String clock(Duration duration) {
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d",
        duration.toHours(),
        duration.toMinutesPart(),
        duration.toSecondsPart());
  }
}
