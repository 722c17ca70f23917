package io.jangbu.projection.view;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.kafka.tracing.LogFields;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the log says of events: never what one holds. A line's fields are set around the line alone,
 * as some ten thousand events a second pass without one.
 */
final class ViewLog {

  private static final Logger log = LoggerFactory.getLogger(ViewLog.class);

  private ViewLog() {}

  static void applied(EventEnvelope<?> event) {
    if (log.isDebugEnabled()) {
      try (LogFields _ = LogFields.of(event.streamId(), event.correlationId())) {
        log.debug("{} {} is in the view", event.type(), event.id());
      }
    }
  }

  static void there(EventEnvelope<?> event) {
    if (log.isDebugEnabled()) {
      try (LogFields _ = LogFields.of(event.streamId(), event.correlationId())) {
        log.debug("{} is in the view already", event.id());
      }
    }
  }

  static void gap(EventEnvelope<?> event, long version) {
    try (LogFields _ = LogFields.of(event.streamId(), event.correlationId())) {
      log.warn("{} follows version {}: events between are missing", event.id(), version);
    }
  }

  static void erased(EventId id) {
    try (LogFields _ = LogFields.of(id.streamId(), null)) {
      log.info("{} is erased", id);
    }
  }

  static void rewritten(EventEnvelope<?> event) {
    try (LogFields _ = LogFields.of(event.streamId(), null)) {
      log.info("{} is rewritten", event.id());
    }
  }

  static void overwritten(EventId id) {
    try (LogFields _ = LogFields.of(id.streamId(), null)) {
      log.error(
          "Another record was written with the id {}, which is not marked as rewritten: the view"
              + " follows it, and what was decided on the first one stays decided. Nobody but the"
              + " command service may write events: find out who did",
          id);
    }
  }

  static void skipped(RecordMetadata at, @Nullable String why) {
    log.warn("Skipped {}-{} offset {}: {}", at.topic(), at.partition(), at.offset(), why);
  }
}
