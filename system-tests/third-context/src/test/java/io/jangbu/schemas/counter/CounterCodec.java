package io.jangbu.schemas.counter;

import io.jangbu.domain.counter.CounterCommand;
import io.jangbu.domain.counter.CounterEvent;
import io.jangbu.schemas.Codec;
import io.jangbu.schemas.ContextTopics;

/** The records of {@code counters.*}. */
public final class CounterCodec extends Codec<CounterCommand, CounterEvent> {

  /** Where they are. */
  public static final ContextTopics TOPICS = new ContextTopics("counters");

  public CounterCodec() {
    super(
        "counterId",
        io.jangbu.counters.CounterCommand.class,
        io.jangbu.counters.CounterEvent.class,
        io.jangbu.counters.CommandResult.class,
        new CounterPayloads());
  }
}
