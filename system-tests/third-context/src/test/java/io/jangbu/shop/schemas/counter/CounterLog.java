package io.jangbu.shop.schemas.counter;

import io.jangbu.kafka.record.EventLog;
import io.jangbu.shop.domain.counter.Counter;
import io.jangbu.shop.domain.counter.CounterDecider;
import io.jangbu.shop.domain.counter.CounterEvent;

/** The events of counters. */
public final class CounterLog extends EventLog<CounterEvent, Counter> {

  public CounterLog() {
    super(CounterCodec.TOPICS, new CounterCodec(), new CounterDecider());
  }
}
