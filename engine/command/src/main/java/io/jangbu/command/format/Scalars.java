package io.jangbu.command.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.core.CommandId;
import io.jangbu.core.Microseconds;
import io.jangbu.kafka.record.MalformedRecordException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import tools.jackson.databind.JsonNode;

/**
 * JSON's texts, numbers and truth values as Avro has them. What is refused is said by its path and
 * its kind, never by its value: that may be personal.
 */
final class Scalars {

  private Scalars() {}

  static String text(JsonNode json, String path) {
    requireKind(json.isString(), path, "text", json);
    String text = json.stringValue();
    // An escape can name half of a character, which UTF-8 has no bytes for.
    require(UTF_8.newEncoder().canEncode(text), path, "text of whole characters");
    return text;
  }

  static Object symbol(Schema schema, JsonNode json, String path) {
    String symbol = text(json, path);
    String known = String.join(", ", schema.getEnumSymbols());
    require(schema.hasEnumSymbol(symbol), path, "one of " + known);
    return new GenericData.EnumSymbol(schema, symbol);
  }

  static String uuid(JsonNode json, String path) {
    return CommandId.parse(text(json, path)).orElseThrow(() -> wrong(path, "a UUID")).toString();
  }

  /** In microseconds; as over HTTP, with an offset, and between the years 1 and 9999. */
  static long time(JsonNode json, String path) {
    String what = "an ISO 8601 time with an offset";
    String text = text(json, path);
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      require(time.getYear() >= 1 && time.getYear() <= 9999, path, what);
      return ChronoUnit.MICROS.between(Instant.EPOCH, Microseconds.of(time.toInstant()));
    } catch (DateTimeException _) {
      throw wrong(path, what);
    }
  }

  static long wholeNumber(JsonNode json, String path) {
    requireKind(json.isIntegralNumber(), path, "a whole number", json);
    require(json.canConvertToLong(), path, "a number of 64 bits");
    return json.longValue();
  }

  static int smallNumber(JsonNode json, String path) {
    requireKind(json.isIntegralNumber(), path, "a whole number", json);
    require(json.canConvertToInt(), path, "a number of 32 bits");
    return json.intValue();
  }

  static double number(JsonNode json, String path) {
    requireKind(json.isNumber(), path, "a number", json);
    double number = json.doubleValue();
    require(Double.isFinite(number), path, "a number of 64 bits");
    return number;
  }

  static boolean trueOrFalse(JsonNode json, String path) {
    requireKind(json.isBoolean(), path, "true or false", json);
    return json.booleanValue();
  }

  static void requireKind(boolean holds, String path, String what, JsonNode json) {
    require(holds, path, what + ", not " + kind(json));
  }

  private static void require(boolean holds, String path, String what) {
    if (!holds) {
      throw wrong(path, what);
    }
  }

  private static MalformedRecordException wrong(String path, String what) {
    return new MalformedRecordException(
        (path.isEmpty() ? "the command" : path) + " must be " + what);
  }

  private static String kind(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case STRING -> "text";
      case NUMBER -> json.isIntegralNumber() ? "a number" : "a number with a point or an exponent";
      case BOOLEAN -> json.booleanValue() ? "true" : "false";
      case NULL -> "null";
      case MISSING, BINARY, POJO -> "nothing";
    };
  }
}
