package io.jangbu.shop.shipping.inbox;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Whether batches are taken in, or one is tried again and again. The consumer stays a member of its
 * group meanwhile, so its membership says nothing of that.
 */
@Component
class Deliveries {

  private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

  private @Nullable String cause;
  private int attempts;

  /** Nothing could be taken in. Logged once for each cause. */
  synchronized void failed(Throwable failure) {
    String now = NestedExceptionUtils.getMostSpecificCause(failure).toString();
    attempts++;
    if (!now.equals(cause)) {
      log.warn("Records wait to be taken in, which is tried again for ever: {}", now);
    }
    cause = now;
  }

  /** A batch was taken in. */
  synchronized void taken() {
    if (cause != null) {
      log.info("Records are taken in again, after {} attempts that failed", attempts);
      cause = null;
      attempts = 0;
    }
  }

  /** Why nothing is taken in; empty while it is, and after one failure. */
  synchronized Optional<String> failing() {
    return attempts < 2 ? Optional.empty() : Optional.ofNullable(cause);
  }
}
