package io.jangbu.shop.shipping.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("1994-11-06T08:49:07Z"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "30",
        " 030 ",
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
      })
  void readsSecondsAndDates(String value) {
    assertThat(RetryAfter.in(headers(Map.of("Retry-After", value)), CLOCK))
        .contains(Duration.ofSeconds(30));
  }

  @Test
  void readsTheOldFormWithTwoDigitsOfTheYear() {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-26T08:49:07Z"));

    assertThat(
            RetryAfter.in(
                headers(Map.of("retry-after", "Thursday, 26-Nov-26 08:49:37 GMT")), clock))
        .contains(Duration.ofSeconds(30));
  }

  @Test
  void measuresADateByTheClockThatItComesFrom() {
    assertThat(
            RetryAfter.in(
                headers(
                    Map.of(
                        "Date", "Thu, 26 Nov 2026 10:00:00 GMT",
                        "Retry-After", "Thu, 26 Nov 2026 10:02:00 GMT")),
                CLOCK))
        .contains(Duration.ofMinutes(2));
  }

  @Test
  void takesADateThatIsOverForNow() {
    assertThat(
            RetryAfter.in(headers(Map.of("Retry-After", "Sun, 06 Nov 1994 08:00:00 GMT")), CLOCK))
        .contains(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.5", "soon", "٣", "Sun, 06 Nov 1994", "PT5S"})
  void takesWhatItCannotReadForNothing(String value) {
    assertThat(RetryAfter.in(headers(Map.of("Retry-After", value)), CLOCK)).isEmpty();
  }

  private static HttpHeaders headers(Map<String, String> values) {
    Map<String, List<String>> all = new HashMap<>();
    values.forEach((name, value) -> all.put(name, List.of(value)));
    return HttpHeaders.of(all, (_, _) -> true);
  }
}
