package io.jangbu.starter.projection.live;

import java.util.List;
import java.util.Optional;

/** Where a connection has its events from. Used by one thread, but for {@link #wakeUp}. */
interface LiveSource extends AutoCloseable {

  /**
   * From where it goes on: the {@code Last-Event-ID} of a client that has seen no event yet. Empty
   * if that client loses nothing without one.
   */
  Optional<String> position();

  /** The next events, none if none has come for a moment. */
  List<LiveEvent> next();

  /** Makes a {@link #next} that waits end soon. May be called by any thread. */
  void wakeUp();

  @Override
  void close();
}
