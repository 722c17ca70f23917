package io.jangbu.shop.shipping.carrier;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The header {@code Retry-After} (RFC 9110, section 10.2.3): seconds, or a date. */
final class RetryAfter {

  /** Beyond it nobody waits; keeps a number of any length within a {@link Duration}. */
  private static final Duration LONGEST = Duration.ofDays(365);

  /** The form of today, and the two old ones that a recipient has to read all the same. */
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.RFC_1123_DATE_TIME,
          new DateTimeFormatterBuilder()
              .appendPattern("EEEE, dd-MMM-")
              .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
              .appendPattern(" HH:mm:ss 'GMT'")
              .toFormatter(Locale.US),
          DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.US));

  private RetryAfter() {}

  /**
   * How long from now. A date is compared with the answer's own {@code Date}, so that a carrier
   * whose clock differs from ours is understood, and with our clock if it brings none.
   *
   * @return zero to a year; empty if the header is missing or cannot be read
   */
  static Optional<Duration> in(HttpHeaders headers, InstantSource clock) {
    return headers
        .firstValue("Retry-After")
        .map(String::strip)
        .flatMap(value -> value.matches("\\d+") ? seconds(value) : until(value, headers, clock));
  }

  private static Optional<Duration> seconds(String digits) {
    return Optional.of(
        digits.length() > 9 ? LONGEST : bounded(Duration.ofSeconds(Long.parseLong(digits))));
  }

  private static Optional<Duration> until(String text, HttpHeaders headers, InstantSource clock) {
    Instant now =
        headers
            .firstValue("Date")
            .map(String::strip)
            .flatMap(RetryAfter::date)
            .orElseGet(clock::instant);
    return date(text).map(then -> bounded(Duration.between(now, then)));
  }

  private static Optional<Instant> date(String text) {
    for (DateTimeFormatter form : DATES) {
      try {
        return Optional.of(LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC));
      } catch (DateTimeParseException _) {
        // Perhaps it has another of the forms.
      }
    }
    return Optional.empty();
  }

  private static Duration bounded(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
