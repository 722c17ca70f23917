package io.jangbu.projection.live;

import java.util.List;

/** Where a connection has its events from. Used by one thread, but for {@link #wakeUp}. */
interface LiveSource extends AutoCloseable {

  /** The next events, none if none has come for a moment. */
  List<LiveEvent> next();

  /** Makes a {@link #next} that waits end soon. May be called by any thread. */
  void wakeUp();

  @Override
  void close();
}
