package io.jangbu.kafka.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.kafka.record.MalformedRecordException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the chain of a partition was at a moment: the value of a record of {@link #TOPIC}, as
 * JSON in exactly this form, whose header {@link #SIGNATURE} has the Ed25519 signature of the
 * value's bytes.
 *
 * @param topicId Kafka's own
 * @param at when it was signed
 * @param key the id of the key that it was signed with
 */
public record Checkpoint(
    TopicPartition partition, String topicId, ChainHead head, Instant at, String key) {

  /**
   * Where all of them are: one partition, compacted. The key of one is its partition and its day in
   * UTC, such as {@code orders.events-3/2026-11-28}: the last of each day stays for ever.
   */
  public static final String TOPIC = "jangbu.checkpoints";

  /** The header with the signature. */
  public static final String SIGNATURE = "signature";

  private static final Pattern FORM =
      Pattern.compile(
          "\\{\"topic\":\"([A-Za-z0-9._-]+)\",\"partition\":([0-9]{1,6}),\"topicId\":\"([A-Za-z0-9_-]+)\",\"sequence\":([0-9]{1,19}),\"hash\":\"([0-9a-f]{64})\",\"at\":\"([0-9TZ:.-]+)\",\"key\":\"([0-9a-f]{16})\"}");

  /** The key of its record. */
  public String recordKey() {
    return partition + "/" + at.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** The value of its record. */
  public byte[] encode() {
    return "{\"topic\":\"%s\",\"partition\":%d,\"topicId\":\"%s\",\"sequence\":%d,\"hash\":\"%s\",\"at\":\"%s\",\"key\":\"%s\"}"
        .formatted(
            partition.topic(),
            partition.partition(),
            topicId,
            head.sequence(),
            HexFormat.of().formatHex(head.hash()),
            at,
            key)
        .getBytes(UTF_8);
  }

  /**
   * What {@link #encode} made.
   *
   * @throws MalformedRecordException if it is something else
   */
  public static Checkpoint decode(byte[] value) {
    Matcher form = FORM.matcher(new String(value, UTF_8));
    if (!form.matches()) {
      throw new MalformedRecordException("it has not the form of a checkpoint");
    }
    try {
      return new Checkpoint(
          new TopicPartition(form.group(1), Integer.parseInt(form.group(2))),
          form.group(3),
          new ChainHead(Long.parseLong(form.group(4)), HexFormat.of().parseHex(form.group(5))),
          Instant.parse(form.group(6)),
          form.group(7));
    } catch (DateTimeException | NumberFormatException e) {
      throw new MalformedRecordException("it has not the form of a checkpoint", e);
    }
  }
}
