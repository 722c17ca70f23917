package io.jangbu.cli.verify;

/** What the process tells its caller. */
enum ExitCode {
  ALL_WELL(0),
  /** Something is wrong in the log. */
  FINDINGS(1),
  /** Something is missing without which nothing can be verified. */
  NOT_STARTED(2),
  /** The broker went away before the end. */
  CUT_OFF(3),
  /** Records behind open transactions could not be read. */
  UNREAD(4),
  /** As a shell has it for Ctrl-C. */
  STOPPED(130);

  final int number;

  ExitCode(int number) {
    this.number = number;
  }
}
