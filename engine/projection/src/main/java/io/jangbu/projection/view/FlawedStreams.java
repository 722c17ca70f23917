package io.jangbu.projection.view;

import static java.util.Objects.requireNonNull;

import io.jangbu.core.Flaw;
import io.jangbu.core.Snapshot;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The streams of a partition that have a flaw, listed beside the snapshots under {@code
 * /flaw/stream}, where no snapshot's key is.
 */
final class FlawedStreams {

  private static final byte[] LISTED = {1};

  private final KeyValueStore<String, byte[]> store;
  private final Map<Flaw, AtomicLong> counts = new EnumMap<>(Flaw.class);

  FlawedStreams(KeyValueStore<String, byte[]> store) {
    this.store = store;
    for (Flaw flaw : Flaw.values()) {
      counts.put(flaw, new AtomicLong(listed(flaw)));
    }
  }

  /** How many have it. Any thread may ask. */
  long count(Flaw flaw) {
    return of(flaw).get();
  }

  /** A stream's view has changed. */
  void changed(String streamId, Snapshot<?> before, Snapshot<?> after) {
    if (before.flaws().equals(after.flaws())) {
      return;
    }
    for (Flaw flaw : Flaw.values()) {
      boolean had = before.flaws().contains(flaw);
      boolean has = after.flaws().contains(flaw);
      if (has && !had) {
        store.put(prefix(flaw) + streamId, LISTED);
        of(flaw).incrementAndGet();
      } else if (had && !has) {
        store.delete(prefix(flaw) + streamId);
        of(flaw).decrementAndGet();
      }
    }
  }

  private AtomicLong of(Flaw flaw) {
    return requireNonNull(counts.get(flaw));
  }

  private long listed(Flaw flaw) {
    String prefix = prefix(flaw);
    long listed = 0;
    try (KeyValueIterator<String, byte[]> all =
        store.range(prefix, prefix.substring(0, prefix.length() - 1) + (char) ('/' + 1))) {
      while (all.hasNext()) {
        all.next();
        listed++;
      }
    }
    return listed;
  }

  private static String prefix(Flaw flaw) {
    return "/" + flaw.name().toLowerCase(Locale.ROOT) + "/";
  }
}
