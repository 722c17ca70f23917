package io.jangbu.starter.projection.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.projection.OrderStream;
import io.jangbu.starter.http.ProblemException;
import io.jangbu.starter.projection.audit.LoggedEvent;
import io.jangbu.starter.projection.routing.Problems;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamSourceTest {

  private final Stream stream = new Stream();

  @Test
  void sendsWhatComesToTheHistoryAfterTheViewHadIt() {
    stream.history = List.of(1L);
    stream.view = 3;
    try (StreamSource source = new StreamSource(stream, 0)) {
      assertThat(versions(source)).containsExactly(1L);
      assertThat(versions(source)).isEmpty();
      stream.history = List.of(1L, 2L, 3L);
      assertThat(versions(source)).containsExactly(2L, 3L);
    }
  }

  @Test
  void sendsItWithTheEventThatComesNext() {
    stream.history = List.of(1L);
    stream.view = 3;
    try (StreamSource source = new StreamSource(stream, 0)) {
      assertThat(versions(source)).containsExactly(1L);
      stream.history = List.of(1L, 2L, 3L, 4L);
      stream.view = 4;
      assertThat(versions(source)).containsExactly(2L, 3L, 4L);
    }
  }

  @Test
  void waitsBetweenTheReadsOfAStreamWhoseEndIsErased() {
    stream.history = List.of(1L);
    stream.view = 3;
    try (StreamSource source = new StreamSource(stream, 0)) {
      for (int i = 0; i < 10; i++) {
        versions(source);
      }
    }
    assertThat(stream.waits).isEqualTo(5);
  }

  private static List<Long> versions(StreamSource source) {
    return source.next().stream().map(event -> event.event().version()).toList();
  }

  /** A stream as an instance has it; each time a wait is over at once, and counted. */
  private static final class Stream implements StreamSource.Reading {

    private List<Long> history = List.of();
    private long view;
    private int waits;

    @Override
    public StreamPart after(long version, @Nullable Long minVersion) throws ProblemException {
      if (minVersion != null && view < minVersion) {
        waits++;
        throw Problems.notYet("o", minVersion);
      }
      List<LoggedEvent> events = new ArrayList<>();
      OrderStream.of(
              "o", OrderStream.CREATE, OrderStream.PAY, OrderStream.SHIP, OrderStream.DELIVER)
          .stream()
          .filter(event -> event.version() > version && history.contains(event.version()))
          .forEach(event -> events.add(LoggedEvent.of("orders", event)));
      return new StreamPart(Math.max(version, view), events);
    }
  }
}
