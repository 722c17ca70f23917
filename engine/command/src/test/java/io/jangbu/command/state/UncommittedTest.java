package io.jangbu.command.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.command.engine.CommandTimers;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UncommittedTest {

  private final Timer timer = CommandTimers.committed(new SimpleMeterRegistry(), "orders");
  private final Uncommitted commands = new Uncommitted();

  @Test
  void timesEachCommandOnceWhenItIsCommitted() {
    for (int i = 0; i < 1_000; i++) {
      commands.add(timer, 10_000 + i);
    }
    commands.committed(12_000);
    commands.committed(90_000);

    assertThat(timer.count()).isEqualTo(1_000);
    assertThat(timer.max(TimeUnit.MILLISECONDS)).isEqualTo(2_000);
  }

  @Test
  void timesNoneOfAnAbortedTransaction() {
    commands.add(timer, 10_000);
    commands.aborted();
    commands.add(timer, 11_000);
    commands.committed(11_500);

    assertThat(timer.count()).isEqualTo(1);
    assertThat(timer.max(TimeUnit.MILLISECONDS)).isEqualTo(500);
  }

  @Test
  void takesABrokersClockThatIsAheadForNoTime() {
    commands.add(timer, 10_500);
    commands.committed(10_000);

    assertThat(timer.count()).isEqualTo(1);
    assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isZero();
  }
}
