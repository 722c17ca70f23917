package io.jangbu.starter.projection.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jangbu.starter.http.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class LogPositionTest {

  private static final LogPosition BEGINNING =
      new LogPosition(Map.of("orders", List.of(3L, 0L), "inventory", List.of(2L)));
  private static final LogPosition END =
      new LogPosition(Map.of("orders", List.of(7L, 4L), "inventory", List.of(9L)));

  @Test
  void readsBackWhatItWrites() {
    assertThat(read(END.toString())).isEqualTo(END);
    assertThat(read(BEGINNING.toString())).isEqualTo(BEGINNING);
  }

  @Test
  void beginsWithTheFirstEventOfAContextThatWasAddedSince() {
    assertThat(read("orders:5,4").offsets())
        .isEqualTo(Map.of("orders", List.of(5L, 4L), "inventory", List.of(2L)));
  }

  @Test
  void takesAPlaceFromBeforeTheLogBegins() {
    assertThat(read("inventory:1/orders:0,0").offsets())
        .isEqualTo(Map.of("orders", List.of(0L, 0L), "inventory", List.of(1L)));
  }

  @Test
  void mayBeTriedAgainIfAnotherInstanceKnowsMoreContexts() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> read("orders:5,4/inventory:3/returns:1"))
        .satisfies(problem -> {
          assertThat(problem.getStatusCode().value()).isEqualTo(503);
          assertThat(problem.getBody().getProperties()).containsEntry("code", "UNAVAILABLE");
          assertThat(problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "/",
        "orders:",
        "orders:5,4/",
        "orders:5",
        "orders:5,4,1",
        "orders:8,4",
        "orders:-1,4",
        "orders:05,4",
        "orders:5,4/orders:5,4",
        "shipping:1"
      })
  void refusesWhatIsNoPlaceInTheLogs(String text) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> read(text))
        .satisfies(problem -> assertThat(problem.getStatusCode().value()).isEqualTo(400));
  }

  /** At an instance that has a context more, which is not asked for. */
  private static LogPosition read(String text) {
    return LogPosition.read(text, BEGINNING, END, Set.of("orders", "inventory", "shipping"));
  }
}
