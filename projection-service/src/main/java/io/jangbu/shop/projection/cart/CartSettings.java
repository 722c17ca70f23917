package io.jangbu.shop.projection.cart;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the carts, as the command service has them: where they are others than there, the
 * times that are shown are not those at which carts expire.
 *
 * @param expiry how long after its last event an open cart expires, above 0
 */
@Validated
@ConfigurationProperties("jangbu.carts")
record CartSettings(@DefaultValue("7d") Duration expiry) {

  @AssertTrue(message = "expiry must be above 0")
  boolean isExpiryAboveZero() {
    return expiry.isPositive();
  }
}
