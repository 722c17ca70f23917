package io.jangbu.cli.erase;

import static java.util.Objects.requireNonNull;

import io.jangbu.cli.erase.ErasureClient.Stream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** How far the erasure of streams is, over all instances. */
final class StreamProgress {

  /** What one stream counts for. */
  static final long WHOLE = 1_000;

  private final List<String> streams;
  private final Map<String, Stream> done = new HashMap<>();
  private final Map<String, Stream> refused = new TreeMap<>();
  private final Map<String, Long> parts = new HashMap<>();

  StreamProgress(Collection<String> streams) {
    this.streams = List.copyOf(streams);
  }

  /** What is done holds for good: it is committed, wherever the partition goes. */
  void seen(Stream stream) {
    String id = stream.stream();
    if (stream.done()) {
      done.putIfAbsent(id, stream);
      refused.remove(id);
      parts.put(id, WHOLE);
    } else if (stream.refused() != null && !done.containsKey(id)) {
      refused.put(id, stream);
      parts.put(id, WHOLE);
    } else if (stream.offsetsInAll() > 0) {
      long part = (WHOLE - 1) * stream.offsetsRead() / stream.offsetsInAll();
      parts.merge(id, Math.min(part, WHOLE - 1), Math::max);
    }
  }

  /** Of {@link #WHOLE} for each stream. */
  long steps() {
    return parts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Those of which nobody has said that they are done, or cannot be. */
  List<String> missing() {
    return streams.stream().filter(this::isMissing).toList();
  }

  /** Whether it is one of those. */
  boolean isMissing(String stream) {
    return !done.containsKey(stream) && !refused.containsKey(stream);
  }

  /** Why streams cannot be erased, by their ids. */
  Map<String, String> refused() {
    Map<String, String> reasons = new TreeMap<>();
    refused.forEach((id, stream) -> reasons.put(id, requireNonNull(stream.refused())));
    return reasons;
  }

  /** How many of those are done. */
  int done(Collection<String> of) {
    return Math.toIntExact(of.stream().filter(done::containsKey).count());
  }

  /** Over all streams that are done. */
  long sum(ToLongFunction<Stream> figure) {
    return done.values().stream().mapToLong(figure).sum();
  }
}
