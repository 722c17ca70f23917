package io.jangbu.command.engine;

/** What waited for a parked process is put aside, for an operator has abandoned it. */
final class AbandonedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AbandonedException() {
    super("it waited for a parked process, which goes on without it");
  }
}
