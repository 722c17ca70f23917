package io.jangbu.kafka.consumer;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A record of a batch that is not taken.
 *
 * @param first its offset
 * @param last the last one that is lost with it: its own, or that of the batch
 * @param timestamp in epoch milliseconds, -1 if it is not known
 * @param key its own, if it has one that is short
 * @param reason why, for an operator
 */
record Refused(long first, long last, long timestamp, @Nullable ByteBuffer key, String reason) {

  /** What stands in its place weighs about this. */
  static final int STAND_IN_BYTES = 512;
}
