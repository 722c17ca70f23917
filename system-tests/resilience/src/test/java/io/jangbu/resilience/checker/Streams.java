package io.jangbu.resilience.checker;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.resilience.checker.Fault.Kind;
import io.jangbu.resilience.context.Context;
import io.jangbu.resilience.context.Folding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The events of a log, stream by stream. */
public final class Streams<E> {

  private final Map<String, SortedMap<Long, Logged<EventEnvelope<E>>>> streams =
      new LinkedHashMap<>();

  private final List<Fault> faults = new ArrayList<>();

  private Streams() {}

  /** Sorts them, and sees whether each stream's versions are 1 to n in this order, each once. */
  public static <E> Streams<E> of(List<Logged<EventEnvelope<E>>> events) {
    Streams<E> streams = new Streams<>();
    Map<String, Logged<EventEnvelope<E>>> last = new LinkedHashMap<>();
    for (Logged<EventEnvelope<E>> event : events) {
      streams.add(event, last.put(event.value().streamId(), event));
    }
    streams.streams.forEach(streams::findGaps);
    return streams;
  }

  private void add(Logged<EventEnvelope<E>> event, @Nullable Logged<EventEnvelope<E>> before) {
    EventEnvelope<E> value = event.value();
    Logged<EventEnvelope<E>> same =
        streams
            .computeIfAbsent(value.streamId(), _ -> new TreeMap<>())
            .putIfAbsent(value.version(), event);
    String id = value.id().toString();
    if (same != null && same.value().equals(value)) {
      faults.add(Fault.of(Kind.TWIN, id, "it is there twice", same.at(), event.at()));
    } else if (same != null) {
      faults.add(
          Fault.of(
              Kind.FORK,
              id,
              "caused by " + same.value().causationId() + " and by " + value.causationId(),
              same.at(),
              event.at()));
    } else if (before != null && before.value().version() > value.version()) {
      faults.add(
          Fault.of(
              Kind.DISORDER, id, "it comes after " + before.value().id(), before.at(), event.at()));
    }
    if (before != null && before.value().recordedAt().isAfter(value.recordedAt())) {
      faults.add(
          Fault.of(
              Kind.DISORDER,
              id,
              "recorded before " + before.value().id(),
              before.at(),
              event.at()));
    }
  }

  private void findGaps(String streamId, SortedMap<Long, Logged<EventEnvelope<E>>> stream) {
    long expected = 1;
    for (Logged<EventEnvelope<E>> event : stream.values()) {
      long version = event.value().version();
      if (version > expected) {
        faults.add(
            Fault.of(
                Kind.GAP,
                event.value().id().toString(),
                "versions %d to %d of %s are not there".formatted(expected, version - 1, streamId),
                event.at()));
      }
      expected = version + 1;
    }
  }

  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** The streams that have an event. */
  public Iterable<String> ids() {
    return streams.keySet();
  }

  /** The events of a stream by version; none if there is no such stream. */
  public SortedMap<Long, Logged<EventEnvelope<E>>> events(String streamId) {
    return streams.getOrDefault(streamId, new TreeMap<>());
  }

  /** What each stream folds into. */
  public <S> Map<String, Snapshot<S>> folded(Context<?, E, S> context) {
    Map<String, Snapshot<S>> folded = new LinkedHashMap<>();
    streams.forEach((streamId, events) -> {
      Folding<E, S> folding = context.newStream();
      events.values().forEach(event -> folding.apply(event.value()));
      folded.put(streamId, folding.snapshot());
    });
    return folded;
  }
}
