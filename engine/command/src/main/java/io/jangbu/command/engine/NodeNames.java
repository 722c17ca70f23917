package io.jangbu.command.engine;

import io.jangbu.kafka.streams.NumberedSource;

/**
 * The names of a context's nodes and stores in the topology. Stores and their changelog topics go
 * by them, so they stay.
 */
public record NodeNames(String context) {

  /**
   * The source.
   *
   * @param position of the context among all, 0 to 99
   */
  String source(int position) {
    return NumberedSource.name(position, context, "commands");
  }

  String processor() {
    return context + "-decide";
  }

  String snapshots() {
    return context + "-snapshots";
  }

  /** The idempotency store. */
  public String idempotency() {
    return context + "-command-memory";
  }

  String eventSink() {
    return context + "-events";
  }

  String resultSink() {
    return context + "-results";
  }

  String deadLetterSink() {
    return context + "-dead-letters";
  }

  /** The topic that a store comes back from. */
  String changelog(String applicationId, String store) {
    return applicationId + "-" + store + "-changelog";
  }
}
