package io.jangbu.cli.importer;

/** What the process tells its caller. */
enum ExitCode {
  ALL_WELL(0),
  /** Rows were left out, or commands got no answer. */
  NOT_ALL(1),
  /** Something is missing without which nothing can be imported. */
  NOT_STARTED(2),
  /** As a shell has it for Ctrl-C. */
  STOPPED(130);

  final int number;

  ExitCode(int number) {
    this.number = number;
  }
}
