package io.jangbu.shop.shipping.carrier;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a carrier says beside its status: read as far as it goes, never relied on. */
record AnswerBody(String text) {

  /** In code points: enough to see why, short enough for a list. */
  private static final int EXCERPT = 200;

  static AnswerBody of(byte[] bytes) {
    return new AnswerBody(new String(bytes, StandardCharsets.UTF_8));
  }

  /** The {@code reference} of an acceptance, null if there is none that can be read. */
  @Nullable String reference(JsonMapper json) {
    try {
      JsonNode reference = json.readTree(text).path("reference");
      return reference.isString() || reference.isNumber() ? reference.asString() : null;
    } catch (JacksonException _) {
      return null;
    }
  }

  /** The status and the beginning of the body, on one line. */
  String describe(int status) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    if (line.codePointCount(0, line.length()) > EXCERPT) {
      line = line.substring(0, line.offsetByCodePoints(0, EXCERPT)) + "…";
    }
    return "the carrier answered " + status + (line.isEmpty() ? "" : ": " + line);
  }
}
