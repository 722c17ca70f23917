package io.jangbu.cli.progress;

import java.io.Console;
import java.io.PrintWriter;

/** Tells a human how far a command is. One task at a time; notes may come between. */
public interface Progress {

  /** A bar where somebody sits at a terminal, else a line to {@code err} now and then. */
  // On JDK 25 there is no console again where nobody sits at a terminal.
  @SuppressWarnings("SystemConsoleNull")
  static Progress on(PrintWriter err) {
    Console console = System.console();
    return console != null && console.isTerminal()
        ? new TerminalProgress(System.err)
        : new PlainProgress(err, System::nanoTime);
  }

  /**
   * Starts a task.
   *
   * @param unit what is counted, as it is written after a number, with its space: {@code " orders"}
   * @param unitSize how many steps make one of that unit
   * @param steps how many there will be
   */
  void begin(String task, String unit, long unitSize, long steps);

  void step(long steps);

  void end();

  /** A line of text that stays. */
  void note(String line);
}
