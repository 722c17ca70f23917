package io.jangbu.localservices.carrier;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The body of {@code POST /shipments}. */
record ShipmentRequest(String orderId, String carrier, @Nullable String trackingNumber) {

  private static final JsonMapper JSON = new JsonMapper();

  @SuppressWarnings("NullAway") // the body may lack what the record demands: it is checked here
  ShipmentRequest {
    if (orderId == null || !orderId.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException("orderId is 1 to 64 of A-Z, a-z, 0-9, _ and -");
    }
    if (carrier == null || carrier.isBlank()) {
      throw new IllegalArgumentException("carrier is missing");
    }
  }

  /**
   * @throws IllegalArgumentException if the body is not such a request
   */
  static ShipmentRequest read(byte[] body) {
    try {
      return JSON.readValue(body, ShipmentRequest.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not a shipment request: " + e.getOriginalMessage(), e);
    }
  }
}
