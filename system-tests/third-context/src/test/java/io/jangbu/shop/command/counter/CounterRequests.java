package io.jangbu.shop.command.counter;

import io.jangbu.shop.domain.counter.CounterCommand;
import io.jangbu.shop.domain.counter.CounterCommand.Count;
import io.jangbu.shop.domain.counter.CounterCommand.ResetCount;
import io.jangbu.starter.command.gateway.CommandBody;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of the routes. Only their form is checked here; whether a command holds is the
 * decider's. {@code occurredAt} is null for now.
 */
final class CounterRequests {

  private CounterRequests() {}

  record CountUp(@NotNull Long amount, @Nullable Instant occurredAt)
      implements CommandBody<CounterCommand> {
    @Override
    public Count command() {
      return new Count(amount);
    }
  }

  record Reset(@Nullable Instant occurredAt) implements CommandBody<CounterCommand> {
    @Override
    public ResetCount command() {
      return new ResetCount();
    }
  }
}
