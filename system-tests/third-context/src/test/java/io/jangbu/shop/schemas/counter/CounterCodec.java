package io.jangbu.shop.schemas.counter;

import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.Codec;
import io.jangbu.shop.domain.counter.CounterCommand;
import io.jangbu.shop.domain.counter.CounterEvent;

/** The records of {@code counters.*}. */
public final class CounterCodec extends Codec<CounterCommand, CounterEvent> {

  /** Where they are. */
  public static final AggregateTopics TOPICS = new AggregateTopics("counters");

  public CounterCodec() {
    super(
        "counterId",
        io.jangbu.counters.CounterCommand.class,
        io.jangbu.counters.CounterEvent.class,
        io.jangbu.counters.CommandResult.class,
        new CounterPayloads());
  }
}
