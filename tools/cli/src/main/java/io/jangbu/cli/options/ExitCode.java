package io.jangbu.cli.options;

/** What a command tells the shell. The help text of each command says which of them it has. */
public enum ExitCode {
  /** All is done, and all is well. */
  DONE(0),
  /** It is done, and something is wrong, was left out, or stays: the output says what. */
  FINDINGS(1),
  /** Nothing was done: something is missing without which it cannot begin. */
  NOT_STARTED(2),
  /** The broker went away before the end. */
  CUT_OFF(3),
  /** A part could not be looked at, such as records behind an open transaction. */
  INCOMPLETE(4),
  /** Stopped by Ctrl-C, with the number that a shell has for it. */
  STOPPED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** As the shell gets it. */
  public int number() {
    return number;
  }
}
