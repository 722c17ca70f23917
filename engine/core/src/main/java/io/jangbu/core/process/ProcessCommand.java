package io.jangbu.core.process;

/**
 * A command that none but a process may send. From anyone else it is taken for malformed, and
 * becomes a dead letter.
 */
public interface ProcessCommand {

  /** The type of the process, such as {@code fulfilment}. */
  String process();
}
