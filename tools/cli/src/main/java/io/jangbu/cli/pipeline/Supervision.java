package io.jangbu.cli.pipeline;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Looks now and then whether something lives, starts it again when it does not, and says so. A
 * start that fails is told once and tried again at the next look.
 */
final class Supervision implements AutoCloseable {

  private final String name;
  private final BooleanSupplier alive;
  private final Runnable restart;
  private final Announcements announcements;
  private long endedAt;
  private String said = "";
  private boolean closed;

  private Supervision(
      String name, BooleanSupplier alive, Runnable restart, Announcements announcements) {
    this.name = name;
    this.alive = alive;
    this.restart = restart;
    this.announcements = announcements;
  }

  /**
   * Begins to look.
   *
   * @param restart returns when it serves again, or throws; never runs beside itself
   */
  static Supervision begin(
      String name,
      BooleanSupplier alive,
      Runnable restart,
      Duration every,
      ScheduledExecutorService scheduler,
      Announcements announcements) {
    Supervision supervision = new Supervision(name, alive, restart, announcements);
    var _ =
        scheduler.scheduleWithFixedDelay(
            supervision::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    return supervision;
  }

  private synchronized void look() {
    if (closed) {
      return;
    }
    // Whatever is thrown: it would end the looking without a word.
    try {
      if (alive.getAsBoolean()) {
        said = "";
        return;
      }
      if (said.isEmpty()) {
        endedAt = System.nanoTime();
        say(name + " ended, starting it again");
      }
      restart.run();
      say(Announcements.readyAgain(name, Duration.ofNanos(System.nanoTime() - endedAt)));
      said = "";
    } catch (RuntimeException e) {
      say("%s does not start (%s)".formatted(name, e.getMessage()));
    }
  }

  private void say(String line) {
    if (!line.equals(said)) {
      said = line;
      announcements.note(line);
    }
  }

  /** Looks no more; waits for a restart that is under way. */
  @Override
  public synchronized void close() {
    closed = true;
  }
}
