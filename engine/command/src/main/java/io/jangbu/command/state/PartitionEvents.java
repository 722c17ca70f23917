package io.jangbu.command.state;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.kafka.integrity.Authenticity;
import io.jangbu.kafka.integrity.Refusal;
import io.jangbu.kafka.record.Codec;
import io.jangbu.kafka.record.EventReader;
import io.jangbu.kafka.record.MalformedRecordException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What the records of one partition of events are. */
final class PartitionEvents<E> {

  /** A record of an event's id: the event, or null where it is erased or none. */
  record Read<E>(EventId id, @Nullable EventEnvelope<E> event) {}

  /** Hears of a record that is no event, and why. */
  interface Skipped {
    void skipped(ConsumerRecord<?, ?> record, RuntimeException why);
  }

  /** Hears of a record that the command service did not write. */
  interface Refused {
    void refused(ConsumerRecord<byte[], byte[]> record, Refusal why);
  }

  private final EventReader<E> reader;
  private final int partition;
  private final int partitions;
  private final Authenticity authenticity;
  private final Skipped skipped;
  private final Refused refused;

  PartitionEvents(
      Codec<?, E> codec,
      int partition,
      int partitions,
      Authenticity authenticity,
      Skipped skipped,
      Refused refused) {
    this.authenticity = authenticity;
    this.refused = refused;
    this.reader = new EventReader<>(codec);
    this.partition = partition;
    this.partitions = partitions;
    this.skipped = skipped;
  }

  /**
   * What the record is; null if it stands in the place of no event, or is not one of ours.
   *
   * @throws MalformedRecordException if it is of a schema that this build does not know
   */
  @Nullable Read<E> read(ConsumerRecord<byte[], byte[]> record) {
    EventId id;
    try {
      id = EventReader.id(record.key());
      EventReader.requireHome(id, partition, partitions);
    } catch (MalformedRecordException e) {
      skipped.skipped(record, e);
      return null;
    }
    Refusal refusal =
        authenticity.refusal(
            partition, record.offset(), record.key(), record.value(), record.headers());
    if (refusal != null) {
      refused.refused(record, refusal);
      return null;
    }
    return new Read<>(id, record.value() == null ? null : event(id, record));
  }

  /** It has taken the place of the event all the same: compaction keeps the newest. */
  private @Nullable EventEnvelope<E> event(EventId id, ConsumerRecord<byte[], byte[]> record) {
    try {
      return reader.event(id, record.value());
    } catch (MalformedRecordException e) {
      if (e.isOfUnknownSchema()) {
        throw e;
      }
      skipped.skipped(record, e);
      return null;
    }
  }
}
