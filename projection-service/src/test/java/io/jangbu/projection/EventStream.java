package io.jangbu.projection;

import io.jangbu.core.Decider;
import io.jangbu.core.Decision;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One stream's events, made by the real decider. */
public abstract class EventStream<C, E, S> {

  /** Version n is recorded n seconds after it. */
  public static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  private final Decider<C, E, S> decider;
  private final String id;
  private final List<EventEnvelope<E>> events = new ArrayList<>();
  private Snapshot<S> snapshot;

  EventStream(Decider<C, E, S> decider, String id) {
    this.decider = decider;
    this.id = id;
    this.snapshot = Snapshot.empty(decider);
  }

  /** The events that one more command leads to, none if it is rejected. */
  public final List<EventEnvelope<E>> handle(C command) {
    return switch (decider.decide(command, snapshot.state())) {
      case Decision.Accepted<E>(var payloads) -> payloads.stream().map(this::append).toList();
      case Decision.Rejected<E> _ -> List.of();
    };
  }

  /** The same for several, and all events of the stream up to then. */
  public final List<EventEnvelope<E>> handleAll(List<? extends C> commands) {
    commands.forEach(this::handle);
    return List.copyOf(events);
  }

  private EventEnvelope<E> append(E payload) {
    long version = snapshot.version() + 1;
    Instant recordedAt = START.plusSeconds(version);
    EventEnvelope<E> event =
        new EventEnvelope<>(
            id,
            version,
            recordedAt.minusMillis(5),
            recordedAt,
            "corr-1",
            "cause-" + version,
            payload);
    snapshot = snapshot.plus(event, decider);
    events.add(event);
    return event;
  }

  public final String id() {
    return id;
  }

  public final Snapshot<S> snapshot() {
    return snapshot;
  }
}
