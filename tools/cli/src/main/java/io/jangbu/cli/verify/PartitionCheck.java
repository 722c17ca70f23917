package io.jangbu.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.cli.verify.chain.ChainCheck;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.kafka.integrity.Authenticity;
import io.jangbu.kafka.integrity.Checkpoint;
import io.jangbu.kafka.integrity.Refusal;
import io.jangbu.kafka.record.EventLog;
import io.jangbu.kafka.record.EventReader;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.Rewritten;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Judges the records of one partition, from its beginning on. All streams of the partition are in
 * memory, a few hundred bytes each.
 *
 * @param <E> the events
 * @param <S> the state that they fold into
 */
final class PartitionCheck<E, S> {

  /** Beyond it findings are counted, but no more withdrawn: memory has an end. */
  private static final int MOST_HELD = 100_000;

  private static final int LONGEST_TEXT = 200;

  private final EventLog<E, S> log;
  private final EventReader<E> reader;
  private final int partition;
  private final Figures figures;
  private final Proofs proofs;
  private final Authenticity authenticity;
  private final NavigableMap<Long, Checkpoint> checkpoints;
  private final ChainCheck chain;
  private final Map<String, StreamCheck<E, S>> streams = new HashMap<>();
  private final Set<EventId> erased = new HashSet<>();
  private final List<Finding> held = new ArrayList<>();
  private long notHeld;

  PartitionCheck(EventLog<E, S> log, int partition, Figures figures) {
    this(log, partition, figures, Proofs.NONE);
  }

  PartitionCheck(EventLog<E, S> log, int partition, Figures figures, Proofs proofs) {
    this.proofs = proofs;
    this.authenticity = proofs.authenticity(figures.topic);
    this.checkpoints = proofs.of(new TopicPartition(figures.topic, partition));
    this.log = log;
    this.reader = new EventReader<>(log.codec());
    this.partition = partition;
    this.figures = figures;
    this.chain =
        new ChainCheck(
            figures.topic,
            partition,
            checkpoints,
            (offset, key, wrong) -> found(offset, printable(new String(key, UTF_8)), wrong));
  }

  /** The next record, which is not marked as rewritten. */
  void read(long offset, byte @Nullable [] key, byte @Nullable [] value) {
    read(offset, key, value, false);
  }

  /** The next record, with its place in the chain. */
  void read(ConsumerRecord<byte[], byte[]> record) {
    EventId id =
        read(record.offset(), record.key(), record.value(), Rewritten.isMarked(record.headers()));
    if (id != null && record.value() != null) {
      chain.read(record.offset(), record.key(), record.value(), record.headers());
      authenticate(id, record);
    }
  }

  private void authenticate(EventId id, ConsumerRecord<byte[], byte[]> record) {
    Refusal refusal =
        authenticity.refusal(
            partition, record.offset(), record.key(), record.value(), record.headers());
    if (refusal != null) {
      found(record.offset(), id.toString(), refusal + ": it is taken by nobody");
    }
  }

  /** The next record, wherever in the chain it is; gives its id if it is at home here. */
  @Nullable EventId read(
      long offset, byte @Nullable [] key, byte @Nullable [] value, boolean rewritten) {
    EventId id;
    try {
      id = EventReader.id(key);
      EventReader.requireHome(id, partition, figures.partitions);
    } catch (MalformedRecordException e) {
      found(offset, key == null ? "no key" : printable(new String(key, UTF_8)), message(e));
      return null;
    }
    StreamCheck<E, S> stream =
        streams.computeIfAbsent(id.streamId(), _ -> new StreamCheck<>(log.fold()));
    if (key == null || value == null) {
      erased.add(id);
      stream.erased(id.version(), offset);
      return id;
    }
    figures.checksum.add(key, value);
    boolean first =
        stream.appended(
            id.version(), offset, rewritten, wrong -> found(offset, id.toString(), wrong));
    event(offset, id, value, stream, first, rewritten);
    return id;
  }

  private void event(
      long offset,
      EventId id,
      byte[] value,
      StreamCheck<E, S> stream,
      boolean first,
      boolean rewritten) {
    try {
      EventEnvelope<E> event = reader.event(id, value);
      stream.has(id.version(), true);
      if (!rewritten || first) {
        figures.event(event.type());
      }
      if (first) {
        stream.follows(event, wrong -> found(offset, id.toString(), wrong));
      }
    } catch (MalformedRecordException e) {
      stream.has(id.version(), false);
      figures.undecodable++;
      found(offset, id.toString(), message(e));
      if (first) {
        stream.unreadable();
      }
    }
  }

  /**
   * The partition has no more records.
   *
   * @param known events that are known to be erased; their tombstones may be gone by now
   * @return what is wrong, in the order of the log
   */
  List<Finding> end(Set<EventId> known) {
    streams.forEach((id, stream) -> {
      if (!stream.isComplete()) {
        figures.incomplete(id);
      }
    });
    for (EventId id : known) {
      StreamCheck<E, S> stream = streams.get(id.streamId());
      if (stream != null && stream.explain(id.version())) {
        erased.add(id);
      }
    }
    Set<String> withdrawn = new HashSet<>();
    erased.forEach(id -> withdrawn.add(id.toString()));
    held.removeIf(finding -> withdrawn.contains(finding.key()));
    streams.forEach((id, stream) ->
        stream.missing(id, (offset, next, wrong) -> found(offset, next.toString(), wrong)));
    chain.end(erased.size());
    return counted();
  }

  /** Hands over each stream, as it is at the end of the partition. */
  void streams(BiConsumer<String, StreamCheck<?, ?>> reader) {
    streams.forEach(reader);
  }

  /** The partition was not read to its end: what may still be explained is left out. */
  List<Finding> breakOff() {
    return counted();
  }

  private List<Finding> counted() {
    figures.streams += streams.size();
    figures.erased += erased.size();
    figures.inChain += chain.inside();
    if (chain.inside() > 0) {
      figures.chained.add(new TopicPartition(figures.topic, partition));
    }
    if (proofs.hasCheckpoints()) {
      figures.unproven +=
          checkpoints.isEmpty() ? chain.inside() : chain.after(checkpoints.lastKey());
    }
    figures.beforeChain += chain.inside() == 0 ? 0 : chain.outside();
    figures.findings += held.size() + notHeld;
    held.sort(Comparator.comparingLong(Finding::offset));
    return held;
  }

  private void found(long offset, String key, String wrong) {
    if (held.size() < MOST_HELD) {
      held.add(new Finding(figures.topic, partition, offset, key, wrong));
    } else {
      notHeld++;
    }
  }

  private static String message(MalformedRecordException e) {
    return printable(String.valueOf(e.getMessage()));
  }

  /** Whatever stands in a record, a finding is one line, and not a long one. */
  private static String printable(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "...";
  }
}
