package io.jangbu.shop.schemas.counter;

import io.jangbu.kafka.record.Codec;
import io.jangbu.kafka.record.ContextTopics;
import io.jangbu.shop.domain.counter.CounterCommand;
import io.jangbu.shop.domain.counter.CounterEvent;

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
