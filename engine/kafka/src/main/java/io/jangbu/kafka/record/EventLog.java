package io.jangbu.kafka.record;

import io.jangbu.core.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * A context's events, for whoever works on the events of every context there is: where they are,
 * how they are read, and what they add up to.
 *
 * <p>A context says it once, in a class that extends this one and has a public constructor without
 * parameters, named in {@code META-INF/services/io.jangbu.kafka.record.EventLog}.
 *
 * @param <E> the events
 * @param <S> the state that they fold into
 */
public abstract class EventLog<E, S> {

  private final AggregateTopics topics;
  private final Codec<?, E> codec;
  private final Fold<E, S> fold;

  /**
   * A context's events.
   *
   * @param fold one that folds into a small state: there may be one for each stream at once
   */
  protected EventLog(AggregateTopics topics, Codec<?, E> codec, Fold<E, S> fold) {
    this.topics = topics;
    this.codec = codec;
    this.fold = fold;
  }

  /** Those of every context on the class path. */
  public static List<EventLog<?, ?>> all() {
    List<EventLog<?, ?>> logs = new ArrayList<>();
    for (EventLog<?, ?> log : ServiceLoader.load(EventLog.class)) {
      logs.add(log);
    }
    return List.copyOf(logs);
  }

  /** Where they are. */
  public final AggregateTopics topics() {
    return topics;
  }

  /** How they are read. */
  public final Codec<?, E> codec() {
    return codec;
  }

  /** What they add up to. */
  public final Fold<E, S> fold() {
    return fold;
  }
}
