package io.jangbu.command.engine;

/**
 * The names of a context's nodes and stores in the topology. Stores and their changelog topics go
 * by them, so they stay.
 */
record NodeNames(String context) {

  String source() {
    return context + "-commands";
  }

  String processor() {
    return context + "-decide";
  }

  String snapshots() {
    return context + "-snapshots";
  }

  String memory() {
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
}
