package io.jangbu.projection.view;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.kafka.record.EventReader;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.NotTaken;
import io.jangbu.projection.view.ViewMetrics.Reason;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** What the records of a partition are. One that is no event is counted and logged. */
final class EventRecords<E> {

  private final EventReader<E> reader;
  private final ProcessorContext<?, ?> context;
  private final int partitions;
  private final ViewMetrics metrics;

  EventRecords(
      EventReader<E> reader, ProcessorContext<?, ?> context, int partitions, ViewMetrics metrics) {
    this.reader = reader;
    this.context = context;
    this.partitions = partitions;
    this.metrics = metrics;
  }

  /** The id of the event that the record stands for; null if it stands for none. */
  @Nullable EventId id(Record<Bytes, byte[]> record) {
    Reason reason = Reason.KEY;
    try {
      EventId id = EventReader.id(record.key() == null ? null : record.key().get());
      reason = Reason.PARTITION;
      EventReader.requireHome(id, context.taskId().partition(), partitions);
      return id;
    } catch (MalformedRecordException e) {
      String notTaken = NotTaken.reason(record.headers());
      skip(notTaken == null ? reason : Reason.VALUE, notTaken == null ? e.getMessage() : notTaken);
      return null;
    }
  }

  /** The event; null if it is erased, or the record is none. */
  @Nullable EventEnvelope<E> event(EventId id, Record<Bytes, byte[]> record) {
    try {
      NotTaken.refuse(record.headers());
      return record.value() == null ? null : reader.event(id, record.value());
    } catch (MalformedRecordException e) {
      skip(Reason.VALUE, e.getMessage());
      return null;
    }
  }

  /** Whether that is the event of the id. */
  boolean isEvent(EventId id, byte @Nullable [] value) {
    if (value == null) {
      return false;
    }
    try {
      reader.event(id, value);
      return true;
    } catch (MalformedRecordException _) {
      return false;
    }
  }

  private void skip(Reason reason, @Nullable String why) {
    metrics.skipped(reason);
    context.recordMetadata().ifPresent(at -> ViewLog.skipped(at, why));
  }
}
