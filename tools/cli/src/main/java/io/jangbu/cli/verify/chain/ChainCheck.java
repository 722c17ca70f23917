package io.jangbu.cli.verify.chain;

import io.jangbu.kafka.integrity.ChainDigests;
import io.jangbu.kafka.integrity.ChainHead;
import io.jangbu.kafka.integrity.ChainLink;
import io.jangbu.kafka.integrity.Checkpoint;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.Rewritten;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Follows the chain of one partition from its beginning to its end. An event that was written again
 * lies behind those that came after it; where compaction has taken what stood at its place first,
 * it is put there once all is read.
 *
 * <p>One fault is told once: the chain is followed on from what the record says of itself.
 */
public final class ChainCheck {

  /** Hears of something that is wrong, as the end of a sentence. */
  public interface Found {
    void found(long offset, byte[] key, String wrong);
  }

  private final String topic;
  private final int partition;
  private final NavigableMap<Long, Checkpoint> checkpoints;
  private final Found found;
  private final ChainDigests digests = new ChainDigests();
  private final Prints prints = new Prints();
  private final TreeMap<Long, Hole> holes = new TreeMap<>();
  private @Nullable Place last;
  private long begunAt;
  private long outside;

  /**
   * That of a partition of events.
   *
   * @param checkpoints that hold for it, by their sequence numbers
   */
  public ChainCheck(
      String topic, int partition, NavigableMap<Long, Checkpoint> checkpoints, Found found) {
    this.checkpoints = new TreeMap<>(checkpoints);
    // Before its first event there is nothing to hold a chain against.
    this.checkpoints
        .values()
        .removeIf(
            each -> each.head().isSame(ChainHead.first(topic, partition, each.head().sequence())));
    this.topic = topic;
    this.partition = partition;
    this.found = found;
  }

  /** The next record that is no tombstone, and in the partition of its stream. */
  public void read(long offset, byte[] key, byte[] value, Headers headers) {
    ChainLink link;
    try {
      link = ChainLink.of(headers);
    } catch (MalformedRecordException e) {
      found.found(offset, key, String.valueOf(e.getMessage()));
      return;
    }
    if (link == null) {
      outside(offset, key);
      return;
    }
    Place place = new Place(offset, key, link, link.digest(digests, value));
    boolean rewritten = Rewritten.isMarked(headers);
    if (link.erased() && !rewritten) {
      found.found(offset, key, "has no salt, and is not marked as rewritten");
    }
    if (last == null || link.sequence() > last.sequence()) {
      advance(place);
    } else {
      again(place, rewritten);
    }
  }

  private void outside(long offset, byte[] key) {
    if (last == null) {
      outside++;
    } else {
      found.found(offset, key, "has no place in the chain, which goes on since offset " + begunAt);
    }
  }

  private void advance(Place place) {
    boolean begins =
        Arrays.equals(
            place.hash(),
            following(ChainHead.first(topic, partition, place.sequence() - 1).hash(), place));
    Place before = last;
    if (before == null) {
      begunAt = place.offset();
      if (!begins) {
        // What the chain began with was erased since, and stands further behind.
        holes.put(0L, Hole.open(0, null, place));
      }
    } else if (begins && place.sequence() > before.sequence() + 1) {
      found.found(
          place.offset(),
          place.key(),
          "begins the chain anew: what a release wrote that knows of none is not in it");
    } else if (place.sequence() > before.sequence() + 1) {
      long from = before.sequence() + 1;
      holes.put(from, Hole.open(from, before.hash(), place));
    } else {
      requireFollows(before.hash(), place);
    }
    put(place);
    last = place;
  }

  private void again(Place place, boolean rewritten) {
    long sequence = place.sequence();
    Map.Entry<Long, Hole> below = holes.floorEntry(sequence);
    if (prints.has(sequence)) {
      if (!prints.isSame(sequence, print(place))) {
        found.found(
            place.offset(),
            place.key(),
            "takes place %d of the chain, where another event is".formatted(sequence));
      }
    } else if (below != null && below.getValue().has(sequence)) {
      below.getValue().filled().put(sequence, place);
      put(place);
      if (!rewritten) {
        found.found(
            place.offset(),
            place.key(),
            "stands behind events that came after it: its place in the chain is " + sequence);
      }
    } else {
      found.found(
          place.offset(),
          place.key(),
          "takes place %d of the chain, which lies before its beginning".formatted(sequence));
    }
  }

  /**
   * All was read.
   *
   * @param erased how many events are known to be erased with all that tells of them
   */
  public void end(long erased) {
    long missing = 0;
    for (Hole hole : holes.values()) {
      missing += close(hole);
    }
    if (missing > erased) {
      holes.values().forEach(this::tellMissing);
    }
    tellLost();
  }

  private void put(Place place) {
    prints.put(place.sequence(), print(place));
    Checkpoint checkpoint = checkpoints.remove(place.sequence());
    if (checkpoint != null && !Arrays.equals(checkpoint.head().hash(), place.hash())) {
      found.found(
          place.offset(),
          place.key(),
          "is not what was at place %d of the chain when a checkpoint was signed, at %s: it, or what came before it, was changed"
              .formatted(place.sequence(), checkpoint.at()));
    }
  }

  /** The newest checkpoint that is not in what was read is enough to be told. */
  private void tellLost() {
    Place end = last;
    if (checkpoints.isEmpty()) {
      return;
    }
    Checkpoint newest = checkpoints.lastEntry().getValue();
    if (end == null) {
      found.found(0, new byte[0], lost("all places of the chain are missing up to", newest));
    } else if (newest.head().sequence() > end.sequence()) {
      found.found(
          end.offset(),
          end.key(),
          lost("the places of the chain after it are missing up to", newest));
    }
  }

  private static String lost(String what, Checkpoint newest) {
    return "%s %d, where a checkpoint was signed at %s"
        .formatted(what, newest.head().sequence(), newest.at());
  }

  /** Follows the chain through the hole; gives how many places are empty. */
  private long close(Hole hole) {
    byte[] hash = hole.before();
    long next = hole.from();
    long missing = 0;
    boolean beginning = hash == null;
    for (Place place : hole.filled().values()) {
      if (beginning) {
        // Before it there is nothing that is known of.
        hash = ChainHead.first(topic, partition, place.sequence() - 1).hash();
        beginning = false;
      } else if (place.sequence() > next) {
        missing += place.sequence() - next;
        hash = null;
      }
      if (hash != null) {
        requireFollows(hash, place);
      }
      hash = place.hash();
      next = place.sequence() + 1;
    }
    if (hole.next().sequence() > next && !beginning) {
      return missing + hole.next().sequence() - next;
    }
    if (hash == null) {
      return missing + 1;
    }
    requireFollows(hash, hole.next());
    return missing;
  }

  private void tellMissing(Hole hole) {
    boolean isHead = hole.before() == null;
    long from = isHead && !hole.filled().isEmpty() ? hole.filled().firstKey() : hole.from();
    for (Place place : hole.filled().values()) {
      tellMissing(from, place.sequence() - 1, hole.next());
      from = place.sequence() + 1;
    }
    tellMissing(from, hole.next().sequence() - 1, hole.next());
  }

  private void tellMissing(long from, long to, Place next) {
    if (from <= to) {
      found.found(
          next.offset(),
          next.key(),
          from == 0
              ? "the beginning of the chain is missing before it"
              : from == to
                  ? "place %d of the chain is missing before it".formatted(from)
                  : "places %d to %d of the chain are missing before it".formatted(from, to));
    }
  }

  private void requireFollows(byte[] before, Place place) {
    if (!Arrays.equals(place.hash(), following(before, place))) {
      found.found(
          place.offset(),
          place.key(),
          "does not follow at place %d of the chain: it, or what stood before it, was changed"
              .formatted(place.sequence()));
    }
  }

  private byte[] following(byte[] before, Place place) {
    return digests.following(before, place.digest(), place.key());
  }

  /** Also of what the chain said before it, for that is not kept. */
  private byte[] print(Place place) {
    return digests.following(place.hash(), place.digest(), place.key());
  }

  /** Where the chain ends in what was read. */
  public Optional<ChainHead> head() {
    return Optional.ofNullable(last).map(end -> ChainHead.of(end.link()));
  }

  /** How many of them come after that place. */
  public long after(long sequence) {
    Place end = last;
    return end == null ? 0 : Math.max(0, end.sequence() - sequence);
  }

  /** How many events have a place in the chain. */
  public long inside() {
    return prints.count();
  }

  /** How many events came before it began. */
  public long outside() {
    return outside;
  }
}
