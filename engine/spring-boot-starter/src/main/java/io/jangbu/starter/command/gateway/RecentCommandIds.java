package io.jangbu.starter.command.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * For which stream of which context each of the last commands was. The engine remembers commands by
 * partition, so it cannot see that an id comes again for a stream of another one; the instance that
 * took both can.
 */
final class RecentCommandIds {

  /** How many ids are kept; about 15 MiB of them. */
  static final int CAPACITY = 100_000;

  private final Map<UUID, String> streams =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, String> eldest) {
          return size() > CAPACITY;
        }
      };

  synchronized boolean isOfAnotherStream(UUID commandId, String streamId) {
    String stream = streams.get(commandId);
    return stream != null && !stream.equals(streamId);
  }

  synchronized void add(UUID commandId, String streamId) {
    streams.putIfAbsent(commandId, streamId);
  }
}
