package io.jangbu.kafka.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.kafka.record.MalformedRecordException;
import java.util.Base64;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * From where on all events of a partition have an authentication code. As text: the id of the
 * topic, the offset, and the code of both in Base64, with spaces between.
 *
 * @param topicId Kafka's own
 * @param offset of the first one; what lies before it may have none
 */
public record Beginning(String topicId, long offset) {

  private static final byte[] PURPOSE = "jangbu beginning".getBytes(UTF_8);

  byte[] encode(TopicPartition partition, Macs macs) {
    String code = Base64.getEncoder().encodeToString(macs.code(texts(partition)));
    return (topicId + " " + offset + " " + code).getBytes(UTF_8);
  }

  /**
   * What {@link #encode} made.
   *
   * @throws MalformedRecordException if it is something else, or nobody with a key made it
   */
  static Beginning decode(TopicPartition partition, byte[] bytes, Macs macs) {
    String[] parts = new String(bytes, UTF_8).split(" ", -1);
    try {
      if (parts.length == 3) {
        Beginning beginning = new Beginning(parts[0], Long.parseLong(parts[1]));
        byte[] code = Base64.getDecoder().decode(parts[2]);
        Macs.@Nullable Fault fault = macs.fault(code, beginning.texts(partition));
        if (fault == null) {
          return beginning;
        }
        throw new MalformedRecordException("its authentication code does not hold: " + fault);
      }
    } catch (IllegalArgumentException e) {
      throw new MalformedRecordException("no beginning: " + e.getMessage(), e);
    }
    throw new MalformedRecordException("no beginning: it has not three parts");
  }

  private byte[][] texts(TopicPartition partition) {
    return new byte[][] {
      PURPOSE,
      partition.toString().getBytes(UTF_8),
      topicId.getBytes(UTF_8),
      Long.toString(offset).getBytes(UTF_8)
    };
  }
}
