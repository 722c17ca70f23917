package io.jangbu.shop.command.fulfilment;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the fulfilment.
 *
 * @param paymentDeadline how long an order whose stock is confirmed may be unpaid, 1 s to 365 days
 * @param answerDeadline how long after the last event of a fulfilment a command that it has sent is
 *     sent again, if it is not answered; 1 s to 1 day, and twice as long with each time, to an hour
 */
@Validated
@ConfigurationProperties("jangbu.fulfilment")
record FulfilmentSettings(
    @DefaultValue("30m") Duration paymentDeadline, @DefaultValue("1m") Duration answerDeadline) {

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  @AssertTrue(message = "paymentDeadline must be at least 1s and at most 365d")
  boolean isPaymentDeadlineInBounds() {
    return isWithin(paymentDeadline, Duration.ofDays(365));
  }

  @AssertTrue(message = "answerDeadline must be at least 1s and at most 1d")
  boolean isAnswerDeadlineInBounds() {
    return isWithin(answerDeadline, Duration.ofDays(1));
  }

  private static boolean isWithin(Duration time, Duration longest) {
    return time.compareTo(SHORTEST) >= 0 && time.compareTo(longest) <= 0;
  }
}
