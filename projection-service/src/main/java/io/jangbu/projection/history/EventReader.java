package io.jangbu.projection.history;

import io.jangbu.domain.EventEnvelope;
import io.jangbu.domain.EventId;
import io.jangbu.schemas.Codec;
import io.jangbu.schemas.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Reads the records of an events topic, and tells those that are none. */
public final class EventReader<E> {

  private final Codec<?, E, ?> codec;

  public EventReader(Codec<?, E, ?> codec) {
    this.codec = codec;
  }

  /**
   * The id that a record's key is.
   *
   * @throws MalformedRecordException if it is none
   */
  public static EventId id(@Nullable Bytes key) {
    if (key == null) {
      throw new MalformedRecordException("the record has no key");
    }
    try {
      return EventId.parse(new String(key.get(), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new MalformedRecordException("the key is no event's id: " + e.getMessage(), e);
    }
  }

  /**
   * The event that a record's value is.
   *
   * @throws MalformedRecordException if it does not decode or is another event than the key says
   */
  public EventEnvelope<E> event(EventId id, byte[] value) {
    EventEnvelope<E> event = decode(value);
    if (event.version() != id.version() || !event.streamId().equals(id.streamId())) {
      throw new MalformedRecordException(
          "the value is version " + event.version() + " of " + event.streamId());
    }
    return event;
  }

  private EventEnvelope<E> decode(byte[] value) {
    try {
      return codec.decodeEvent(value);
    } catch (MalformedRecordException e) {
      throw e;
    } catch (RuntimeException e) {
      // What a codec did not foresee must not stop a partition for ever.
      throw new MalformedRecordException("not decodable: " + e, e);
    }
  }
}
