package io.jangbu.cli.importer;

/** The pipeline is out of reach for good. The message is a sentence for a human. */
final class PipelineException extends RuntimeException {

  PipelineException(String message) {
    super(message);
  }
}
