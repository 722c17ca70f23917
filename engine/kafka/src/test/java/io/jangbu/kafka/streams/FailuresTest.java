package io.jangbu.kafka.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.kafka.streams.Failures.Recurring;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailuresTest {

  private long now;
  private final Failures failures = new Failures("A thread", () -> now);

  @Test
  void beginsAgainAtOnceAfterOneFailureAndTakesItForNothing() {
    assertThat(fail("a failure")).isZero();
    assertThat(failures.recurring()).isEmpty();

    pass(Duration.ofMinutes(10));
    assertThat(failures.recurring()).isEmpty();
  }

  @Test
  void doesNotTakeThreadsThatFailTogetherForOneThatFailsAgain() {
    fail("a failure");
    pass(Duration.ofMillis(300));
    fail("a failure");
    pass(Duration.ofMillis(600));
    assertThat(fail("a failure")).isZero();
    assertThat(failures.recurring()).isEmpty();
  }

  @Test
  void tellsWithinTenSecondsThatItDoesNotStayUpAndWithinAMinuteThatItWillNot() {
    fail("offset 1");
    pass(Duration.ofSeconds(2));
    fail("offset 2");
    assertThat(failures.recurring())
        .contains(new Recurring("java.lang.IllegalStateException: offset 2", 2, false));

    Duration took = Duration.ofSeconds(2);
    while (!lasts()) {
      Duration pause = fail("offset 3").plusSeconds(2);
      pass(pause);
      took = took.plus(pause);
      assertThat(failures.recurring()).isPresent();
    }
    assertThat(took).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void waitsLongerAndLongerUpToABound() {
    assertThat(
            IntStream.range(0, 7)
                .mapToObj(_ -> {
                  pass(Duration.ofSeconds(2));
                  return fail("again").toSeconds();
                }))
        .containsExactly(0L, 1L, 2L, 4L, 5L, 5L, 5L);
  }

  @Test
  void isOverWhenTheThreadStaysUp() {
    IntStream.range(0, 20)
        .forEach(_ -> {
          fail("again");
          pass(Duration.ofSeconds(5));
        });
    assertThat(lasts()).isTrue();

    pass(Duration.ofSeconds(26));
    assertThat(failures.recurring()).isEmpty();
    failures.settle();
    assertThat(fail("much later")).isZero();
    assertThat(failures.recurring()).isEmpty();
  }

  private boolean lasts() {
    return failures.recurring().map(Recurring::lasting).equals(Optional.of(true));
  }

  private Duration fail(String message) {
    return failures.failed(new RuntimeException("outer", new IllegalStateException(message)));
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
