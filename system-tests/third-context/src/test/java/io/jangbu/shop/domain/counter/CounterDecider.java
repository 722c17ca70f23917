package io.jangbu.shop.domain.counter;

import static io.jangbu.core.Decision.accept;
import static io.jangbu.core.Decision.reject;
import static io.jangbu.shop.domain.counter.CounterRejection.COUNTER_NOT_FOUND;
import static io.jangbu.shop.domain.counter.CounterRejection.INVALID;

import io.jangbu.core.Decider;
import io.jangbu.core.Decision;
import io.jangbu.shop.domain.counter.CounterCommand.Count;
import io.jangbu.shop.domain.counter.CounterCommand.ResetCount;
import io.jangbu.shop.domain.counter.CounterEvent.CountReset;
import io.jangbu.shop.domain.counter.CounterEvent.Counted;

/** The rules of a counter. */
public final class CounterDecider implements Decider<CounterCommand, CounterEvent, Counter> {

  @Override
  public Counter initialState() {
    return new Counter(false, 0);
  }

  @Override
  public Decision<CounterEvent> decide(CounterCommand command, Counter counter) {
    return switch (command) {
      case Count(var amount) when amount < 1 -> reject(INVALID, "an amount is below 1");
      case Count(var amount) when amount > Long.MAX_VALUE - counter.total() ->
          reject(INVALID, "the total would be larger than a long can hold");
      case Count(var amount) -> accept(new Counted(amount, counter.total() + amount));
      case ResetCount() when counter.begun() -> accept(new CountReset());
      case ResetCount() -> reject(COUNTER_NOT_FOUND, "there is no such counter");
    };
  }

  @Override
  public Counter evolve(Counter counter, CounterEvent event) {
    return switch (event) {
      case Counted(_, var total) -> new Counter(true, total);
      case CountReset() -> new Counter(counter.begun(), 0);
    };
  }

  @Override
  public boolean expects(Counter counter, CounterEvent event) {
    return switch (event) {
      case Counted(var amount, var total) -> amount >= 1 && total == counter.total() + amount;
      case CountReset() -> counter.begun();
    };
  }
}
