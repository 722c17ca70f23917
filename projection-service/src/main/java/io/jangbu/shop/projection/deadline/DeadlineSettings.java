package io.jangbu.shop.projection.deadline;

import io.jangbu.shop.domain.cart.CartDeadlines;
import io.jangbu.shop.domain.fulfilment.FulfilmentDeadlines;
import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The command service's settings from which it is told when something is due. Where they are others
 * than there, the times that are shown are not those at which it happens.
 *
 * @param carts see there
 * @param fulfilment see there
 */
@Validated
@ConfigurationProperties("jangbu")
public record DeadlineSettings(@DefaultValue Carts carts, @DefaultValue Fulfilment fulfilment) {

  /**
   * Settings of the carts.
   *
   * @param expiry how long after its last event an open cart expires, above 0
   */
  public record Carts(@DefaultValue("7d") Duration expiry) {}

  /**
   * Settings of the fulfilment.
   *
   * @param answerDeadline how long after its last event a fulfilment sends again what is not
   *     answered, above 0
   */
  public record Fulfilment(@DefaultValue("1m") Duration answerDeadline) {}

  @AssertTrue(message = "carts.expiry and fulfilment.answerDeadline must be above 0")
  boolean isAllAboveZero() {
    return carts.expiry().isPositive() && fulfilment.answerDeadline().isPositive();
  }

  /** When an open cart expires. */
  public CartDeadlines ofCarts() {
    return new CartDeadlines(carts.expiry());
  }

  /** Until when a fulfilment waits. */
  public FulfilmentDeadlines ofFulfilments() {
    return new FulfilmentDeadlines(fulfilment.answerDeadline());
  }
}
