package io.jangbu.kafka.streams.transactions;

/**
 * A partition with an open transaction.
 *
 * @param stable the first offset that readers of committed records do not come to
 * @param end the offset after the last record
 */
public record HeldBack(long stable, long end) {

  /** How much is held back, in offsets: the markers of transactions count, too. */
  public long records() {
    return end - stable;
  }
}
