package io.jangbu.kafka.streams;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The failures of a thread that is begun again after each: whether it stays up, and what the log is
 * told. Failures that follow each other within 30 s are one run of them.
 *
 * <p>The log has each cause once in a run, with its stack trace, then that it goes on, and in the
 * end that it is over. May be used by any thread.
 */
public final class Failures {

  /** What fails so soon after it was begun again does not stay up; a sound thread ends the run. */
  static final Duration SOON = Duration.ofSeconds(30);

  /** A run that lasts longer than this will not end by itself. */
  static final Duration LASTING = Duration.ofSeconds(30);

  /** Several threads that fail within this time, as all do when a broker goes, fail once. */
  private static final Duration ONE_BURST = Duration.ofSeconds(1);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(Failures.class);

  /**
   * A run of failures that goes on.
   *
   * @param cause of the last one
   * @param times how often it has failed in this run, at least twice
   * @param lasting whether only a restart may help
   */
  public record Recurring(String cause, long times, boolean lasting) {

    /** For a human. */
    @Override
    public String toString() {
      return "failed " + times + " times, the last time by: " + cause;
    }
  }

  private final String what;
  private final LongSupplier nanoTime;
  private final Set<String> told = new HashSet<>();
  private @Nullable String cause;
  private long failures;
  private long bursts;
  private long firstAt;
  private long burstAt;
  private long lastAt;
  private boolean toldLasting;

  /**
   * None yet.
   *
   * @param what fails, as a sentence begins: {@code A stream thread of orders}
   */
  public Failures(String what) {
    this(what, System::nanoTime);
  }

  Failures(String what, LongSupplier nanoTime) {
    this.what = what;
    this.nanoTime = nanoTime;
  }

  /**
   * It has failed.
   *
   * @return how long to wait before it is begun again: nothing after a first failure, then a second
   *     and up to five
   */
  public synchronized Duration failed(Throwable failure) {
    long now = nanoTime.getAsLong();
    if (isOver(now)) {
      begin(now);
    }
    if (bursts == 0 || now - burstAt > ONE_BURST.toNanos()) {
      bursts++;
      burstAt = now;
    }
    failures++;
    lastAt = now;
    Throwable root = root(failure);
    cause = root.toString();
    tell(failure, root);
    CompletableFuture.delayedExecutor(SOON.toMillis() + 1_000, TimeUnit.MILLISECONDS)
        .execute(this::settle);
    return pause();
  }

  /** The run that goes on; empty if it stays up, or failed once and was begun again. */
  public synchronized Optional<Recurring> recurring() {
    return isOver(nanoTime.getAsLong()) || bursts < 2
        ? Optional.empty()
        : Optional.of(new Recurring(String.valueOf(cause), failures, isLasting()));
  }

  /** Tells when a run is over. */
  synchronized void settle() {
    if (cause != null && isOver(nanoTime.getAsLong())) {
      if (bursts > 1) {
        log.info(
            "{} stays up again: none has failed for {} s, after {} failures within {} s",
            what,
            SOON.toSeconds(),
            failures,
            TimeUnit.NANOSECONDS.toSeconds(lastAt - firstAt));
      }
      cause = null;
    }
  }

  private void begin(long now) {
    settle();
    told.clear();
    toldLasting = false;
    failures = 0;
    bursts = 0;
    firstAt = now;
  }

  private boolean isOver(long now) {
    return cause == null || now - lastAt > SOON.toNanos();
  }

  private boolean isLasting() {
    return lastAt - firstAt >= LASTING.toNanos();
  }

  private void tell(Throwable failure, Throwable root) {
    if (told.add(kind(root))) {
      log.error("{} failed and is begun again", what, failure);
    } else if (bursts == 2) {
      log.error("{} cannot stay up: it failed again by the same cause, as told above", what);
    }
    if (isLasting() && !toldLasting) {
      toldLasting = true;
      log.error(
          "{} has failed {} times in {} s, and does not recover by itself",
          what,
          failures,
          TimeUnit.NANOSECONDS.toSeconds(lastAt - firstAt));
    }
  }

  private Duration pause() {
    if (bursts < 2) {
      return Duration.ZERO;
    }
    Duration grown = FIRST_PAUSE.multipliedBy(1L << Math.min(bursts - 2, 3));
    return grown.compareTo(LONGEST_PAUSE) < 0 ? grown : LONGEST_PAUSE;
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** Offsets and times change from one failure to the next; the cause is the same. */
  private static String kind(Throwable root) {
    return root.toString().replaceAll("\\d+", "0");
  }
}
