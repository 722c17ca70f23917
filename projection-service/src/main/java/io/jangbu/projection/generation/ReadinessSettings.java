package io.jangbu.projection.generation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When an instance says that it is not ready.
 *
 * @param maxStaleness the age of the oldest event that is in no view here yet, above which an
 *     instance is too far behind to answer; zero = it never is
 */
@ConfigurationProperties("jangbu.readiness")
public record ReadinessSettings(@DefaultValue("5m") Duration maxStaleness) {

  boolean tooFarBehind(Duration staleness) {
    return maxStaleness.isPositive() && staleness.compareTo(maxStaleness) > 0;
  }
}
