package io.jangbu.cli.erase;

/** What the process tells its caller. */
enum ExitCode {
  DONE(0),
  /** Something stays that nothing takes away, or an order was not erased. */
  STANDS(1),
  /** Nothing was done. */
  NOT_STARTED(2),
  /** A part could not be looked at, or leaves without a date. */
  INCOMPLETE(4),
  /** As a shell has it for Ctrl-C. */
  STOPPED(130);

  final int number;

  ExitCode(int number) {
    this.number = number;
  }
}
