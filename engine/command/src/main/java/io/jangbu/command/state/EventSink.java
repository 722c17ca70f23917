package io.jangbu.command.state;

/** Takes an event into the log, in the transaction of the stream thread that calls it. */
@FunctionalInterface
public interface EventSink {
  void append(Rewriting.Event event);
}
