package io.jangbu.kafka.record;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of an events topic, and tells those that are none. Whoever acts on events reads
 * them through this, so that no reader takes for an event what another one skips.
 */
public final class EventReader<E> {

  private final Codec<?, E> codec;

  public EventReader(Codec<?, E> codec) {
    this.codec = codec;
  }

  /**
   * The event that a record is.
   *
   * @param partition where the record lies
   * @param partitions how many the topic has
   * @throws MalformedRecordException if its key is no event's id, if the stream lives in another
   *     partition, or if its value is not the event that the key says
   */
  public EventEnvelope<E> event(
      byte @Nullable [] key, byte[] value, int partition, int partitions) {
    EventId id = id(key);
    requireHome(id, partition, partitions);
    return event(id, value);
  }

  /**
   * The id that a record's key is.
   *
   * @throws MalformedRecordException if it is none
   */
  public static EventId id(byte @Nullable [] key) {
    if (key == null) {
      throw new MalformedRecordException("the record has no key");
    }
    try {
      return EventId.parse(new String(key, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new MalformedRecordException("the key is no event's id: " + e.getMessage(), e);
    }
  }

  /**
   * Nobody but a stream's own writer appends to its partition, so an event elsewhere is not its.
   *
   * @throws MalformedRecordException if the event's stream lives in another partition
   */
  public static void requireHome(EventId id, int partition, int partitions) {
    if (StreamPartition.of(id.streamId(), partitions) != partition) {
      throw new MalformedRecordException(id.streamId() + " lives in another partition");
    }
  }

  /**
   * The event that a record's value is.
   *
   * @throws MalformedRecordException if it does not decode or is another event than the key says
   */
  public EventEnvelope<E> event(EventId id, byte[] value) {
    EventEnvelope<E> event = decode(value);
    if (!event.id().equals(id)) {
      throw new MalformedRecordException("the key is " + id + ", the value is " + event.id());
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
