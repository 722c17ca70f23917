package io.jangbu.cli;

import io.jangbu.cli.pipeline.Announcements;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Shows a start: a line for each part that is up and, on a terminal, a last line that says what is
 * still awaited and for how long. Into a pipe or a file go whole lines only.
 */
final class StartDisplay implements Announcements, AutoCloseable {

  private static final String CLEAR_LINE = "\r\033[K";

  private final PrintWriter out;
  private final boolean terminal;
  private final long begin = System.nanoTime();
  private final Set<String> awaited = new LinkedHashSet<>();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("start-display").factory());

  StartDisplay(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    if (terminal) {
      var _ = ticker.scheduleAtFixedRate(this::redraw, 1, 1, TimeUnit.SECONDS);
    }
  }

  // On JDK 25 there is none again where nobody sits at a terminal.
  @SuppressWarnings("SystemConsoleNull")
  static StartDisplay on(PrintWriter out) {
    Console console = System.console();
    return new StartDisplay(out, console != null && console.isTerminal());
  }

  @Override
  public synchronized void starting(String what) {
    awaited.add(what);
    redraw();
  }

  @Override
  public synchronized void ready(String what, Duration took) {
    awaited.remove(what);
    note(String.format(Locale.ROOT, "  %-20s ready after %.1f s", what, took.toMillis() / 1000.0));
  }

  @Override
  public synchronized void note(String line) {
    clear();
    out.println(line);
    out.flush();
    redraw();
  }

  /** Takes the last line away. Notes can still come. */
  @Override
  public synchronized void close() {
    ticker.shutdownNow();
    awaited.clear();
    clear();
  }

  private synchronized void redraw() {
    if (terminal && !awaited.isEmpty()) {
      long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
      out.print(CLEAR_LINE + "  starting " + String.join(", ", awaited) + " ... " + seconds + " s");
      out.flush();
    }
  }

  private void clear() {
    if (terminal) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }
}
