package io.jangbu.shop.schemas.counter;

import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.Payloads;
import io.jangbu.shop.domain.counter.CounterCommand;
import io.jangbu.shop.domain.counter.CounterCommand.Count;
import io.jangbu.shop.domain.counter.CounterCommand.ResetCount;
import io.jangbu.shop.domain.counter.CounterEvent;
import io.jangbu.shop.domain.counter.CounterEvent.CountReset;
import io.jangbu.shop.domain.counter.CounterEvent.Counted;
import java.util.UUID;

/** What commands and events carry, field by field. */
final class CounterPayloads implements Payloads<CounterCommand, CounterEvent> {

  @Override
  public Object fromCommand(CounterCommand command, UUID commandId) {
    return switch (command) {
      case Count(var amount) -> new io.jangbu.counters.Count(amount);
      case ResetCount() -> new io.jangbu.counters.ResetCount();
    };
  }

  @Override
  public CounterCommand toCommand(Object avro, UUID commandId) {
    return switch (avro) {
      case io.jangbu.counters.Count c -> new Count(c.getAmount());
      case io.jangbu.counters.ResetCount _ -> new ResetCount();
      default -> throw new MalformedRecordException("no command of a counter: " + avro.getClass());
    };
  }

  @Override
  public Object fromEvent(CounterEvent event) {
    return switch (event) {
      case Counted(var amount, var total) -> new io.jangbu.counters.Counted(amount, total);
      case CountReset() -> new io.jangbu.counters.CountReset();
    };
  }

  @Override
  public CounterEvent toEvent(Object avro) {
    return switch (avro) {
      case io.jangbu.counters.Counted e -> new Counted(e.getAmount(), e.getTotal());
      case io.jangbu.counters.CountReset _ -> new CountReset();
      default -> throw new MalformedRecordException("no event of a counter: " + avro.getClass());
    };
  }
}
