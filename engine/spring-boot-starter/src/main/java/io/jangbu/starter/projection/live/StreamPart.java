package io.jangbu.starter.projection.live;

import io.jangbu.projection.history.History.Direction;
import io.jangbu.starter.projection.audit.LoggedEvent;
import io.jangbu.starter.projection.reading.EventsRead;
import io.jangbu.starter.projection.reading.StoredStream;
import java.util.List;

/**
 * Events of a stream after a version.
 *
 * @param upTo the version up to which they were looked for. It may be later than that of the last
 *     event here: what lies in between was erased, or is in the view of a standby and not yet in
 *     its history, which nobody can tell apart
 */
record StreamPart(long upTo, List<LoggedEvent> events) {

  private static final int MOST = 100;

  /** As JSON. A client that is slow keeps a part in memory until it has taken it. */
  private static final int MOST_BYTES = 1 << 18;

  static StreamPart of(String context, StoredStream<?, ?> stream, long after) {
    stream.share().narrow(MOST_BYTES);
    EventsRead<LoggedEvent> part =
        stream.events(
            after + 1,
            Long.MAX_VALUE,
            Direction.FORWARDS,
            MOST,
            event -> LoggedEvent.of(context, event));
    return new StreamPart(
        part.more()
            ? part.events().getLast().version()
            : Math.max(after, stream.current().version()),
        part.events());
  }
}
