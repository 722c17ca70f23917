package io.jangbu.projection.rollout;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When an instance says that it is not ready.
 *
 * @param maxStaleness the age of the oldest event that is in no view here yet, above which an
 *     instance is too far behind to answer; zero = it never is
 */
@Validated
@ConfigurationProperties("jangbu.readiness")
public record ReadinessSettings(
    @DefaultValue("5m") @NotNull @DurationMin(seconds = 0) @DurationMax(days = 7)
        Duration maxStaleness) {

  /** So is whoever was not looked at yet. */
  boolean tooFarBehind(ViewLag behind) {
    return maxStaleness.isPositive()
        && (!behind.isLooked() || behind.staleness().compareTo(maxStaleness) > 0);
  }
}
