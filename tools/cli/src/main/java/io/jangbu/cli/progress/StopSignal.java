package io.jangbu.cli.progress;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C: asks a command to come to an end, and lets it do so before the process goes. */
public final class StopSignal implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final CountDownLatch signal = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::requestAndWait, "stop");
  private final String overdue;
  private final Duration patience;
  private volatile boolean requested;

  private StopSignal(String overdue, Duration patience) {
    this.overdue = overdue;
    this.patience = patience;
  }

  /** A signal that nobody gives, for what is to come to its own end. */
  public static StopSignal never() {
    return new StopSignal("", Duration.ZERO);
  }

  /**
   * A signal that the end of the process gives.
   *
   * @param overdue what a human reads if the command does not come to its end within 20 s
   */
  public static StopSignal onShutdown(String overdue) {
    return onShutdown(overdue, PATIENCE);
  }

  /**
   * The same for a command that may take longer to come to its end.
   *
   * @param patience how long the process waits for that
   */
  public static StopSignal onShutdown(String overdue, Duration patience) {
    StopSignal signal = new StopSignal(overdue, patience);
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** True from the signal on. */
  public boolean requested() {
    return requested;
  }

  /** Waits for the signal as long as that, and says whether it has come. */
  public boolean requestedWithin(Duration time) {
    try {
      return signal.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Gives the signal. */
  public void request() {
    requested = true;
    signal.countDown();
  }

  /** The command has come to its end. */
  @Override
  public void close() {
    finished.countDown();
    if (!requested) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException _) {
        // The signal came just now, and finds that all is finished.
      }
    }
  }

  private void requestAndWait() {
    request();
    try {
      if (!finished.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println(overdue);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
