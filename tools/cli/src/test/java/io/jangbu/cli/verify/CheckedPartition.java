package io.jangbu.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.kafka.record.EventLog;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A partition without a broker: what is appended to it is judged at once. */
final class CheckedPartition<E, S> {

  static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

  final Figures figures;
  private final EventLog<E, S> log;
  private final PartitionCheck<E, S> check;
  private long offset;

  CheckedPartition(EventLog<E, S> log) {
    this(log, 0, 1);
  }

  CheckedPartition(EventLog<E, S> log, int partition, int partitions) {
    this.log = log;
    this.figures = new Figures(log.topics(), partitions);
    this.check = new PartitionCheck<>(log, partition, figures);
  }

  /** Appends an event, recorded as many seconds after the first as its version says. */
  CheckedPartition<E, S> event(String stream, long version, E payload) {
    return event(stream, version, payload, TIME.plusSeconds(version));
  }

  CheckedPartition<E, S> event(String stream, long version, E payload, Instant recordedAt) {
    return record(
        new EventId(stream, version).toString(), bytes(stream, version, payload, recordedAt));
  }

  CheckedPartition<E, S> tombstone(String stream, long version) {
    return record(new EventId(stream, version).toString(), null);
  }

  /** Appends an event again, marked as rewritten. */
  CheckedPartition<E, S> rewritten(String stream, long version, E payload) {
    byte[] value = bytes(stream, version, payload, TIME.plusSeconds(version));
    check.read(offset++, new EventId(stream, version).toString().getBytes(UTF_8), value, true);
    return this;
  }

  CheckedPartition<E, S> record(@Nullable String key, byte @Nullable [] value) {
    check.read(offset++, key == null ? null : key.getBytes(UTF_8), value);
    return this;
  }

  byte[] bytes(String stream, long version, E payload, Instant recordedAt) {
    return log.codec()
        .encodeEvent(
            new EventEnvelope<>(stream, version, TIME, recordedAt, "corr", "cause", payload));
  }

  /** Hands over its streams as they are now. */
  void handTo(ShopReconciliation shop) {
    check.streams((id, stream) -> shop.take(log, id, stream));
  }

  /** What is wrong, such as {@code 2 o-1/0000000003: …}. */
  List<String> findings(EventId... known) {
    return check.end(Set.of(known)).stream()
        .map(finding -> finding.offset() + " " + finding.key() + ": " + finding.wrong())
        .toList();
  }
}
