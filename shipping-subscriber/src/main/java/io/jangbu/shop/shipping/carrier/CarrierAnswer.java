package io.jangbu.shop.shipping.carrier;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a request to the carrier. Failing is an answer too, not an exception. */
public sealed interface CarrierAnswer {

  /** What {@link #outcome} can be. */
  List<String> OUTCOMES = List.of("accepted", "refused", "unavailable");

  /** In a word, for metrics and traces. */
  String outcome();

  /** 2xx: it will do it. {@code reference} is null if it named none. */
  record Accepted(@Nullable String reference) implements CarrierAnswer {

    @Override
    public String outcome() {
      return "accepted";
    }
  }

  /** Another 4xx: it will not do it, now or later, however often it is asked. */
  record Refused(String reason) implements CarrierAnswer {

    @Override
    public String outcome() {
      return "refused";
    }
  }

  /**
   * 5xx, a timeout, no connection, anything else: nobody knows, ask again. So are the 4xx that say
   * "not now": 408, 425, 429, and a 409 that says when.
   *
   * @param retryAfter how long it wishes to be left in peace; zero if it did not say
   */
  record Unavailable(String reason, Duration retryAfter) implements CarrierAnswer {

    /** Without a word of when. */
    public Unavailable(String reason) {
      this(reason, Duration.ZERO);
    }

    @Override
    public String outcome() {
      return "unavailable";
    }
  }
}
