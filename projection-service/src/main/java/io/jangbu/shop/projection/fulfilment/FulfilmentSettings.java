package io.jangbu.shop.projection.fulfilment;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the fulfilment, as the command service has them: where they are others than there,
 * the times that are shown are not those at which something happens.
 *
 * @param answerDeadline how long after its last event a fulfilment sends again what is not
 *     answered, above 0
 */
@Validated
@ConfigurationProperties("jangbu.fulfilment")
record FulfilmentSettings(@DefaultValue("1m") Duration answerDeadline) {

  @AssertTrue(message = "answerDeadline must be above 0")
  boolean isAnswerDeadlineAboveZero() {
    return answerDeadline.isPositive();
  }
}
