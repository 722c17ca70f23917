package io.jangbu.resilience.checker;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.Decision;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.core.Microseconds;
import io.jangbu.core.Snapshot;
import io.jangbu.core.SortableTime;
import io.jangbu.resilience.checker.Fault.Kind;
import io.jangbu.resilience.context.Context;
import io.jangbu.resilience.context.Folding;
import io.jangbu.resilience.time.Outages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The events that deadlines have led to. Nobody has sent a command for one, so they account for
 * themselves: each has the id that its stream and its deadline give it, is what the rules give, has
 * happened when it was due, and was appended neither before that nor much later. A deadline may be
 * past when it is set: a process that hears late of a confirmed stock counts from when that was. It
 * is to be reached at once then.
 */
final class DueEvents<C, E, S> {

  private final Context<C, E, S> context;
  private final Instant begun;
  private final Outages outages;
  private final List<Fault> faults = new ArrayList<>();
  private final Set<EventId> ids = new HashSet<>();
  private final List<Lateness> late = new ArrayList<>();

  private DueEvents(Reading<C, E, S> reading, Outages outages) {
    this.context = reading.context();
    this.begun = reading.begun();
    this.outages = outages;
  }

  /**
   * How late a deadline was reached.
   *
   * @param by after it was due and set, or after what was broken then was ready again
   */
  record Lateness(Instant due, Duration by) {}

  /** {@code since} is when the event was appended that has set it. */
  private record Due(String name, Instant at, Instant since, CommandEnvelope<?> command) {

    /** From when on it can be reached. */
    Instant from() {
      return since.isAfter(at) ? since : at;
    }
  }

  private record Pending(String name, Instant at) {}

  static <C, E, S> DueEvents<C, E, S> of(Reading<C, E, S> reading, Outages outages) {
    DueEvents<C, E, S> due = new DueEvents<>(reading, outages);
    for (String streamId : reading.streams().ids()) {
      due.look(streamId, List.copyOf(reading.streams().events(streamId).values()));
    }
    return due;
  }

  /** What is wrong with them, and what is missing. */
  List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** Whether a deadline has led to the event. */
  boolean has(EventId event) {
    return ids.contains(event);
  }

  /** How late each was. */
  List<Lateness> late() {
    return List.copyOf(late);
  }

  private void look(String streamId, List<Logged<EventEnvelope<E>>> events) {
    Folding<E, S> stream = context.newStream();
    Map<Pending, Instant> since = Map.of();
    int next = 0;
    while (next < events.size()) {
      int end = endOfDecision(events, next);
      List<Logged<EventEnvelope<E>>> decision = events.subList(next, end);
      Due due =
          dueOf(streamId, stream.snapshot(), since, decision.getFirst().value().causationId());
      if (due != null) {
        check(stream.snapshot(), due, decision);
      }
      decision.forEach(event -> stream.apply(event.value()));
      since = pending(stream.snapshot(), since, decision.getLast().appended());
      next = end;
    }
    since.forEach((pending, set) -> {
      Instant from = set.isAfter(pending.at()) ? set : pending.at();
      if (outages.latest(from).isBefore(begun)) {
        faults.add(
            Fault.of(
                Kind.LATE,
                streamId,
                "%s was due at %s, and is not there".formatted(pending.name(), pending.at())));
      }
    });
  }

  /** Since when each deadline of the stream is set: {@code now}, if it was not there before. */
  private Map<Pending, Instant> pending(
      Snapshot<S> stream, Map<Pending, Instant> before, Instant now) {
    Map<Pending, Instant> pending = new HashMap<>();
    context
        .deadlines()
        .of(stream)
        .forEach((name, at) -> {
          Pending each = new Pending(name, SortableTime.within(at));
          pending.put(each, before.getOrDefault(each, now));
        });
    return pending;
  }

  private static <E> int endOfDecision(List<Logged<EventEnvelope<E>>> events, int begin) {
    String cause = events.get(begin).value().causationId();
    int end = begin + 1;
    while (end < events.size() && events.get(end).value().causationId().equals(cause)) {
      end++;
    }
    return end;
  }

  /** The deadline that leads to events of that cause; null if none does. */
  private @Nullable Due dueOf(
      String streamId, Snapshot<S> stream, Map<Pending, Instant> pending, String cause) {
    for (Map.Entry<Pending, Instant> deadline : pending.entrySet()) {
      String name = deadline.getKey().name();
      Instant at = deadline.getKey().at();
      String unique =
          "%s/%s/%d/%s/%s".formatted(context.name(), streamId, stream.version(), name, at);
      UUID id = UUID.nameUUIDFromBytes(unique.getBytes(StandardCharsets.UTF_8));
      if (id.toString().equals(cause)) {
        C reached = context.deadlines().reached(name);
        String story = context.deadlines().correlationId(stream);
        return new Due(
            name,
            at,
            deadline.getValue(),
            new CommandEnvelope<>(id, streamId, null, at, story, reached));
      }
    }
    return null;
  }

  private void check(Snapshot<S> before, Due due, List<Logged<EventEnvelope<E>>> decision) {
    C reached = context.deadlines().reached(due.name());
    List<E> right =
        switch (context.decider().decide(reached, before.state())) {
          case Decision.Accepted<E>(var events) -> events;
          case Decision.Rejected<E> _ -> List.of();
        };
    for (int i = 0; i < decision.size(); i++) {
      EventEnvelope<E> event = decision.get(i).value();
      ids.add(event.id());
      boolean asTheRulesSay =
          right.size() == decision.size()
              && event.payload().equals(right.get(i))
              && event.occurredAt().equals(Microseconds.of(due.at()))
              && event.correlationId().equals(due.command().correlation());
      if (!asTheRulesSay) {
        faults.add(
            Fault.of(
                Kind.MISJUDGED,
                event.id().toString(),
                "%s is not what %s at %s leads to: %s"
                    .formatted(event, due.name(), due.at(), right),
                decision.get(i).at()));
      }
    }
    checkTime(due, decision.getFirst());
  }

  private void checkTime(Due due, Logged<EventEnvelope<E>> event) {
    String id = event.value().id().toString();
    Duration lateness = outages.lateness(due.from(), event.appended());
    late.add(new Lateness(due.at(), lateness));
    if (event.value().recordedAt().isBefore(Microseconds.of(due.at()))) {
      faults.add(
          Fault.of(
              Kind.LATE,
              id,
              "recorded at %s, before %s was due: %s"
                  .formatted(event.value().recordedAt(), due.name(), due.at()),
              event.at()));
    } else if (event.appended().isAfter(outages.latest(due.from()))) {
      faults.add(
          Fault.of(
              Kind.LATE,
              id,
              "%s was due at %s, set at %s, and appended at %s, %.1f s late"
                  .formatted(
                      due.name(),
                      due.at(),
                      due.since(),
                      event.appended(),
                      lateness.toMillis() / 1e3),
              event.at()));
    }
  }
}
