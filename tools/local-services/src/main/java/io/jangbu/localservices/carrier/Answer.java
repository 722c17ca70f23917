package io.jangbu.localservices.carrier;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A status and a JSON object. */
record Answer(int status, Map<String, ?> body) {

  private static final JsonMapper JSON = new JsonMapper();

  static Answer problem(int status, String detail) {
    return new Answer(status, Map.of("status", status, "detail", detail));
  }

  byte[] json() {
    return JSON.writeValueAsBytes(body);
  }
}
