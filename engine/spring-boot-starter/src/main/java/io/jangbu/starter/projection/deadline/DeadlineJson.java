package io.jangbu.starter.projection.deadline;

import io.jangbu.projection.index.DeadlineIndex.Entry;
import java.time.Instant;

/**
 * Until when a stream waits.
 *
 * @param process the context, such as {@code carts}
 * @param processId the stream
 * @param name of the deadline, among those of the stream
 */
record DeadlineJson(String process, String processId, String name, Instant dueAt) {

  static DeadlineJson of(String context, Entry entry) {
    return new DeadlineJson(context, entry.streamId(), entry.name(), entry.at());
  }

  /** Its place among those of its context. */
  String key() {
    return new Entry(dueAt, processId, name).key();
  }
}
