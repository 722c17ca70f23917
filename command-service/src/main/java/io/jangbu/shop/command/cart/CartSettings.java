package io.jangbu.shop.command.cart;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the carts.
 *
 * @param expiry how long after its last event an open cart expires, 1 s to 365 days
 */
@Validated
@ConfigurationProperties("jangbu.carts")
record CartSettings(@DefaultValue("7d") Duration expiry) {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(365);

  @AssertTrue(message = "expiry must be at least 1s and at most 365d")
  boolean isExpiryInBounds() {
    return expiry.compareTo(SHORTEST) >= 0 && expiry.compareTo(LONGEST) <= 0;
  }
}
