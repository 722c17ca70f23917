package io.jangbu.projection.view;

import io.jangbu.domain.Decider;
import io.jangbu.schemas.Codec;
import io.jangbu.schemas.ContextTopics;

/**
 * What makes a context's events a view: the rules and the codec of its streams, and the indexes
 * that it wants beside the view.
 */
public record Projection<E, S>(
    ContextTopics topics, Codec<?, E, S> codec, Decider<?, E, S> decider, ViewIndex<S> index) {

  public String context() {
    return topics.context();
  }

  /** Every record of the events topic, byte for byte, by the record's key. */
  public String historyStore() {
    return context() + "-history";
  }

  /** The snapshot of each stream, by the stream's id. */
  public String viewStore() {
    return context() + "-view";
  }
}
