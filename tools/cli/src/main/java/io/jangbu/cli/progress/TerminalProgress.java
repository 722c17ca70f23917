package io.jangbu.cli.progress;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress for a terminal: a bar with rate and time left, and the notes above it. */
final class TerminalProgress implements Progress {

  private static final String CLEARED_LINE = "\r\u001b[2K";

  private final PrintStream terminal;
  private @Nullable ProgressBar bar;

  TerminalProgress(PrintStream terminal) {
    this.terminal = terminal;
  }

  @Override
  public void begin(String task, String unit, long unitSize, long steps) {
    bar =
        ProgressBar.builder()
            .setTaskName(task)
            .setUnit(unit, unitSize)
            .setInitialMax(steps)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .showSpeed(new DecimalFormat("#", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .setConsumer(new ConsoleProgressBarConsumer(terminal))
            .build();
  }

  @Override
  public void step(long steps) {
    if (bar != null) {
      bar.stepBy(steps);
    }
  }

  @Override
  public void end() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public void note(String line) {
    // One write, so that the bar, which a thread of its own draws, does not come in between.
    terminal.print(CLEARED_LINE + line + System.lineSeparator());
    terminal.flush();
  }
}
