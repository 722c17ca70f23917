package io.jangbu.resilience.outside;

import io.jangbu.core.Snapshot;
import io.jangbu.resilience.checker.ContextLog;
import io.jangbu.resilience.checker.Fault;
import io.jangbu.resilience.checker.LogCheck;
import io.jangbu.resilience.checker.Streams;
import io.jangbu.resilience.context.Context;
import io.jangbu.resilience.load.Told;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A context's topics, read whole at one moment. */
record Reading<C, E, S>(Context<C, E, S> context, ContextLog<C, E> log, Streams<E> streams) {

  static <C, E, S> Reading<C, E, S> of(Context<C, E, S> context, TopicReader topics) {
    ContextLog<C, E> log =
        ContextReader.read(context, topics, topics.partitions(context.topics().events()));
    return new Reading<>(context, log, Streams.of(log.events()));
  }

  /** What the topics themselves tell. */
  List<Fault> faults(List<Told<C>> told, Garbage garbage) {
    return LogCheck.of(context, log, streams, told, garbage.positions());
  }

  /** What each stream that somebody has spoken of is by its events, also one that has none. */
  Map<String, Snapshot<S>> folded(List<Told<C>> told) {
    Map<String, Snapshot<S>> folded = streams.folded(context);
    Set<String> all = new LinkedHashSet<>();
    told.forEach(each -> all.add(each.command().streamId()));
    all.forEach(id -> folded.putIfAbsent(id, context.newStream().snapshot()));
    return folded;
  }
}
