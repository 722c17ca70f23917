package io.jangbu.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PlainProgressTest {

  private final StringWriter out = new StringWriter();
  private long seconds;
  private final Progress progress =
      new PlainProgress(new PrintWriter(out), () -> TimeUnit.SECONDS.toNanos(seconds));

  @Test
  void tellsRateAndTimeLeftEveryFewSeconds() {
    progress.begin("Importing", " orders", 1, 100_000);
    progress.step(10);
    seconds = 4;
    progress.step(990);
    seconds = 5;
    progress.step(4_000);
    seconds = 6;
    progress.step(1_000);

    assertThat(out)
        .hasToString("Importing: 5000 of 100000 orders, 1000 per second, about 0:01:35 left\n");
  }

  @Test
  void tellsNoTimeLeftBeforeTheRateSaysAnything() {
    progress.begin("Importing", " orders", 1, 100_000);
    seconds = 5;
    progress.step(900);

    assertThat(out).hasToString("Importing: 900 of 100000 orders, 180 per second\n");
  }

  @Test
  void tellsNotesAtOnce() {
    progress.note("something");

    assertThat(out).hasToString("something\n");
  }
}
