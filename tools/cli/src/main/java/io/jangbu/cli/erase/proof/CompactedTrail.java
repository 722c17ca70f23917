package io.jangbu.cli.erase.proof;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;

/**
 * Of a compacted topic: the newest committed record of a key stays, all others leave. Only the keys
 * are kept that had one of the texts.
 */
final class CompactedTrail implements Trail {

  private final TopicPartition partition;
  private final Cleaning cleaning;
  private final Map<Bytes, Newest> keys = new HashMap<>();

  /** Records with one of the texts that are committed, from where the rest is not read yet. */
  private final TreeSet<Long> committed = new TreeSet<>();

  /** The other records with one of the texts, by their offsets, with their times. */
  private final NavigableMap<Long, Long> others = new TreeMap<>();

  private long left;
  private long latest;
  private long read;

  /** The newest record of a key. */
  private record Newest(long offset, long timestamp, boolean hit, boolean tombstone) {}

  CompactedTrail(TopicPartition partition, Cleaning cleaning) {
    this.partition = partition;
    this.cleaning = cleaning;
  }

  @Override
  public boolean minds() {
    return true;
  }

  @Override
  public void committed(ConsumerRecord<byte[], byte[]> record, boolean hit) {
    Bytes key = Bytes.wrap(record.key());
    Newest before = keys.get(key);
    if (before == null && !hit) {
      return;
    }
    if (before != null && before.hit()) {
      leaves(cleaning.overwritten(record.timestamp()));
    }
    keys.put(key, new Newest(record.offset(), record.timestamp(), hit, record.value() == null));
    if (hit) {
      committed.add(record.offset());
      others.remove(record.offset());
    }
  }

  @Override
  public void any(ConsumerRecord<byte[], byte[]> record, boolean hit) {
    if (hit && !committed.contains(record.offset())) {
      others.put(record.offset(), record.timestamp());
    }
    read = record.offset() + 1;
  }

  @Override
  public void end(long decided) {
    committed.headSet(read).clear();
    NavigableMap<Long, Long> aborted = others.headMap(decided, false);
    aborted.values().forEach(timestamp -> leaves(cleaning.overwritten(timestamp)));
    aborted.clear();
  }

  private void leaves(long moment) {
    left++;
    latest = Math.max(latest, moment);
  }

  @Override
  public void tell(Found.Tally tally) {
    tally.leaves(left, latest);
    tally.open(others.size());
    keys.forEach((key, newest) -> {
      if (newest.hit() && newest.tombstone()) {
        tally.leaves(1, cleaning.tombstone(newest.timestamp()));
      } else if (newest.hit()) {
        tally.stands(
            "%s offset %d, key %s".formatted(partition, newest.offset(), ShownBytes.of(key.get())));
      }
    });
  }
}
