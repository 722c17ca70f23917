package io.jangbu.schemas.counter;

import io.jangbu.domain.counter.Counter;
import io.jangbu.domain.counter.CounterDecider;
import io.jangbu.domain.counter.CounterEvent;
import io.jangbu.schemas.EventLog;

/** The events of counters. */
public final class CounterLog extends EventLog<CounterEvent, Counter> {

  public CounterLog() {
    super(CounterCodec.TOPICS, new CounterCodec(), new CounterDecider());
  }
}
