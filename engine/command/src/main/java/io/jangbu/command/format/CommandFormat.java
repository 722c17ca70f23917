package io.jangbu.command.format;

import static io.jangbu.kafka.record.TopicSettings.MAX_JSON_COMMAND_BYTES;

import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.Codec;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.SingleObject;
import io.jangbu.kafka.record.TopicSettings;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads a context's commands whatever they are written in, as the record's {@code content-type}
 * says: {@code application/avro} (also where nothing is said) or {@code application/json}, in upper
 * or lower case, with or without parameters.
 *
 * <p>JSON becomes the Avro that says the same, before anything else looks at it: so all rules, and
 * what is remembered of a command, are the same for both.
 */
public final class CommandFormat {

  private static final String AVRO = "application/avro";
  private static final String JSON = "application/json";

  private final JsonToAvro json;

  /** Of the commands of that codec. */
  public CommandFormat(Codec<?, ?> codec) {
    json = new JsonToAvro(new Schema.Parser().parse(codec.commandSchema()));
  }

  /**
   * The command in Avro single-object encoding; not decoded yet if it came as that.
   *
   * @throws MalformedRecordException if it is in no format that is read here, no such JSON, or JSON
   *     of more than {@link TopicSettings#MAX_JSON_COMMAND_BYTES}
   */
  public byte[] toAvro(Headers headers, byte[] value) {
    String contentType = CloudEventHeaders.text(headers, CloudEventHeaders.CONTENT_TYPE);
    String mediaType = mediaType(contentType);
    if (mediaType.equals(JSON)) {
      return fromJson(value);
    }
    // Avro shows by itself, and its senders need not say it.
    if (mediaType.equals(AVRO) || SingleObject.isMarked(value)) {
      return value;
    }
    throw new MalformedRecordException(
        "the content-type is '%s', neither %s nor %s".formatted(contentType, AVRO, JSON));
  }

  private byte[] fromJson(byte[] value) {
    if (value.length > MAX_JSON_COMMAND_BYTES) {
      throw new MalformedRecordException(
          "the command has %d bytes, more than the %d of one in JSON"
              .formatted(value.length, MAX_JSON_COMMAND_BYTES));
    }
    try {
      return json.convert(StrictJson.read(value));
    } catch (MalformedRecordException e) {
      throw e;
    } catch (RuntimeException e) {
      // What was not foreseen must not stop a partition for ever.
      throw new MalformedRecordException("not readable as JSON: " + e, e);
    }
  }

  private static String mediaType(@Nullable String contentType) {
    return contentType == null
        ? AVRO
        : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
