package io.jangbu.benchmarks.topic;

import io.jangbu.core.EventId;
import io.jangbu.kafka.record.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** By which id it is seen whose record it is that comes back. */
@FunctionalInterface
public interface Recognition {

  /** The id; null if the record is nobody's. */
  @Nullable UUID idOf(ConsumerRecord<byte[], byte[]> record);

  /** A result, by the id of its command. */
  static Recognition ofResults() {
    return record -> {
      String id = CloudEventHeaders.text(record.headers(), "ce_id");
      return id == null ? null : UUID.fromString(id);
    };
  }

  /** Events of that type alone, such as {@code OrderShipped}, by their streams' ids. */
  static Recognition ofEvents(String type) {
    return record ->
        type.equals(CloudEventHeaders.type(record.headers()))
            ? UUID.fromString(eventId(record).streamId())
            : null;
  }

  /** The id of an event. */
  static EventId eventId(ConsumerRecord<byte[], byte[]> event) {
    return EventId.parse(new String(event.key(), StandardCharsets.US_ASCII));
  }
}
