package io.jangbu.shipping.carrier;

import org.jspecify.annotations.Nullable;

/** What came of a request to the carrier. Failing is an answer too, not an exception. */
public sealed interface CarrierAnswer {

  /** 2xx: it will do it. {@code reference} is null if it named none. */
  record Accepted(@Nullable String reference) implements CarrierAnswer {}

  /** 4xx: it will not do it, now or later, however often it is asked. */
  record Refused(String reason) implements CarrierAnswer {}

  /** 5xx, a timeout, no connection, anything else: nobody knows, ask again. */
  record Unavailable(String reason) implements CarrierAnswer {}
}
