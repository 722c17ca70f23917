package io.jangbu.cli.importer;

/** A row that cannot be taken for what it stands. The message says why, without file and line. */
final class BrokenRowException extends Exception {

  BrokenRowException(String message) {
    super(message);
  }
}
