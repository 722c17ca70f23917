package io.jangbu.command.engine;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * What a sender may ask of its answer, by the headers that Spring's ReplyingKafkaTemplate uses: the
 * partition of the results topic ({@code kafka_replyPartition}, four bytes, big-endian), and an id
 * of its own that comes back ({@code kafka_correlationId}).
 */
final class ReplyHeaders {

  /** On a result that repeats the first outcome of a command that was sent again. */
  static final String REPEATED = "jangbu-repeated";

  private static final String PARTITION = "kafka_replyPartition";
  private static final String CORRELATION_ID = "kafka_correlationId";

  private ReplyHeaders() {}

  /** The partition that was asked for, or the other one if none was or there is no such. */
  static int partition(Headers command, int otherwise, int partitions) {
    Header asked = command.lastHeader(PARTITION);
    if (asked == null || asked.value() == null || asked.value().length != Integer.BYTES) {
      return otherwise;
    }
    int partition = ByteBuffer.wrap(asked.value()).getInt();
    return partition >= 0 && partition < partitions ? partition : otherwise;
  }

  static void copyCorrelation(Headers from, Headers to) {
    Header header = from.lastHeader(CORRELATION_ID);
    if (header != null) {
      to.add(header);
    }
  }
}
