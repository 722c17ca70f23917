package io.jangbu.cli.erase.search;

import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.record.MalformedRecordException;
import java.util.List;
import java.util.Set;

/** What the events of one aggregate type tell of customers. */
interface Reading {

  /** The types of the events that can tell of somebody: others need not be read for that. */
  Set<String> types();

  /** Whether the event's stream is to be erased, for it tells of somebody who is looked for. */
  boolean tells(Object event);

  /** Hears of each event of a stream that is to be erased, maybe twice: where does it lead to? */
  default void follow(EventEnvelope<?> event) {}

  /**
   * The texts to look for.
   *
   * @param marked those that the schema marks as personal
   * @throws MalformedRecordException if it cannot be told
   */
  default List<String> texts(Object event, List<String> marked) {
    return marked;
  }
}
