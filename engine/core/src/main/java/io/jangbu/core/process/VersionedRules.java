package io.jangbu.core.process;

import io.jangbu.core.Decision;
import io.jangbu.core.Decision.Accepted;
import io.jangbu.core.Decision.Rejected;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The rules of a process of which several versions are at work: a process goes by those that it has
 * begun under, or is migrated by a function, which each release chooses for each earlier version.
 *
 * <p>By its version a process decides and sends. What it hears of, what its inputs and answers are,
 * its deadlines and what its events add up to are the newest rules' for all: these know every event
 * and every step that there has been. A process of a version that is not there is parked: it waits
 * for a release that has it.
 */
public final class VersionedRules<C, E, S> implements ProcessRules<C, E, S> {

  private final ProcessRules<C, E, S> newest;
  private final Map<Integer, ProcessRules<C, E, S>> finishing;
  private final Map<Integer, Function<S, List<E>>> migrating;

  private VersionedRules(
      ProcessRules<C, E, S> newest,
      Map<Integer, ProcessRules<C, E, S>> finishing,
      Map<Integer, Function<S, List<E>>> migrating) {
    this.newest = newest;
    this.finishing = Map.copyOf(finishing);
    this.migrating = Map.copyOf(migrating);
  }

  /** Those rules alone: by them begins what is new. */
  public static <C, E, S> VersionedRules<C, E, S> of(ProcessRules<C, E, S> newest) {
    return newest instanceof VersionedRules<C, E, S> versioned
        ? versioned
        : new VersionedRules<>(newest, Map.of(), Map.of());
  }

  /**
   * What has begun under earlier rules finishes under them.
   *
   * @throws IllegalArgumentException if they are no earlier ones, or something else is said of them
   */
  public VersionedRules<C, E, S> finishing(ProcessRules<C, E, S> earlier) {
    requireNew(earlier.version());
    Map<Integer, ProcessRules<C, E, S>> more = new HashMap<>(finishing);
    more.put(earlier.version(), earlier);
    return new VersionedRules<>(newest, more, migrating);
  }

  /**
   * What has begun under an earlier version goes by a later one from the next thing on that happens
   * to it.
   *
   * @param migration what is appended before what that leads to: 1 or more events, after which it
   *     goes by a later version
   * @throws IllegalArgumentException as {@link #finishing}
   */
  public VersionedRules<C, E, S> migrating(int version, Function<S, List<E>> migration) {
    requireNew(version);
    Map<Integer, Function<S, List<E>>> more = new HashMap<>(migrating);
    more.put(version, migration);
    return new VersionedRules<>(newest, finishing, more);
  }

  private void requireNew(int version) {
    if (version < 1 || version >= newest.version()) {
      throw new IllegalArgumentException(
          "version %d is none before %d".formatted(version, newest.version()));
    }
    if (finishing.containsKey(version) || migrating.containsKey(version)) {
      throw new IllegalArgumentException(
          "what becomes of version %d is said twice".formatted(version));
    }
  }

  @Override
  public int version() {
    return newest.version();
  }

  @Override
  public int versionOf(S state) {
    return newest.versionOf(state);
  }

  /**
   * @throws CannotGoOnException if it goes by a version of which nothing is said
   * @throws IllegalStateException if a migration leads to no later version
   */
  @Override
  public Decision<E> decide(C command, S state) {
    int version = versionOf(state);
    Function<S, List<E>> migration = migrating.get(version);
    return migration == null
        ? rules(version)
            .orElseThrow(() ->
                new CannotGoOnException(
                    "it goes by version %d of the rules, which this release does not have: deploy one that has, then resume it"
                        .formatted(version)))
            .decide(command, state)
        : migrated(command, state, migration.apply(state));
  }

  private Decision<E> migrated(C command, S state, List<E> migration) {
    S after = state;
    for (E event : migration) {
      after = evolve(after, event);
    }
    if (versionOf(after) <= versionOf(state)) {
      throw new IllegalStateException(
          "the migration from version %d leads to version %d"
              .formatted(versionOf(state), versionOf(after)));
    }
    return switch (decide(command, after)) {
      case Accepted(var events) -> {
        List<E> all = new ArrayList<>(migration);
        all.addAll(events);
        yield new Accepted<>(all);
      }
      case Rejected<E> rejected -> rejected;
    };
  }

  /** Empty if nothing is said of that version, or that its processes are migrated. */
  private Optional<ProcessRules<C, E, S>> rules(int version) {
    return version == 0 || version == newest.version()
        ? Optional.of(newest)
        : Optional.ofNullable(finishing.get(version));
  }

  /** That a process is parked or resumed sends nothing where nothing is known of its version. */
  @Override
  public List<Outgoing> outgoing(EventEnvelope<E> event, Snapshot<S> after) {
    return rules(versionOf(after.state()))
        .map(rules -> rules.outgoing(event, after))
        .orElse(List.of());
  }

  /** Those of all versions. */
  @Override
  public Set<String> sends() {
    Set<String> all = new HashSet<>(newest.sends());
    finishing.values().forEach(rules -> all.addAll(rules.sends()));
    return all;
  }

  @Override
  public Set<String> hears() {
    return newest.hears();
  }

  @Override
  public Optional<Input<C>> happened(String context, EventEnvelope<?> event, Snapshot<?> after) {
    return newest.happened(context, event, after);
  }

  @Override
  public C answered(Answer answer) {
    return newest.answered(answer);
  }

  @Override
  public E parked(String reason) {
    return newest.parked(reason);
  }

  @Override
  public E resumed() {
    return newest.resumed();
  }

  @Override
  public boolean isParked(S state) {
    return newest.isParked(state);
  }

  @Override
  public S initialState() {
    return newest.initialState();
  }

  @Override
  public S evolve(S state, E event) {
    return newest.evolve(state, event);
  }

  @Override
  public boolean expects(S state, E event) {
    return newest.expects(state, event);
  }

  @Override
  public int evolveVersion() {
    return newest.evolveVersion();
  }
}
