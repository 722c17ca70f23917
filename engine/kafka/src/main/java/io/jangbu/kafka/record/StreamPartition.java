package io.jangbu.kafka.record;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * Where a stream lives: the partition of its id, as Kafka's own default partitioner for keyed
 * records has it (murmur2). One writer per stream rests on every sender using this one.
 */
public final class StreamPartition {

  private StreamPartition() {}

  /** The partition of a stream, 0 to {@code partitions} - 1. */
  public static int of(String streamId, int partitions) {
    byte[] key = streamId.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }
}
