package io.jangbu.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupervisionTest {

  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final List<String> notes = new CopyOnWriteArrayList<>();
  private final AtomicBoolean alive = new AtomicBoolean(true);
  private final AtomicInteger restarts = new AtomicInteger();

  @AfterEach
  void stop() {
    scheduler.shutdownNow();
  }

  @Test
  void goesOnWhateverAStartThrowsAndSaysWhenItServesAgain() {
    begin();

    alive.set(false);

    await().until(() -> notes.size() >= 3);
    assertThat(notes)
        .satisfiesExactly(
            note -> assertThat(note).isEqualTo("it ended, starting it again"),
            note -> assertThat(note).isEqualTo("it does not start (no disk)"),
            note -> assertThat(note).startsWith("it is ready again after "));
    assertThat(restarts).hasValue(3);
    alive.set(false);
    await().until(() -> notes.size() >= 5);
    assertThat(notes.get(3)).isEqualTo("it ended, starting it again");
  }

  @Test
  void letsItLieOnceItIsClosed() {
    begin().close();

    alive.set(false);

    await().during(Duration.ofMillis(300)).until(notes::isEmpty);
  }

  private Supervision begin() {
    return Supervision.begin(
        "it",
        alive::get,
        this::restart,
        Duration.ofMillis(10),
        scheduler,
        new RecordedNotes(notes));
  }

  private void restart() {
    if (restarts.incrementAndGet() <= 2) {
      throw new UncheckedIOException("no disk", new IOException());
    }
    alive.set(true);
  }
}
