package io.jangbu.cli.erase.proof;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is known of the texts in one partition, as far as it was read. */
sealed interface Trail permits CompactedTrail, AgingTrail {

  /** Whether committed records have to be told from others. */
  boolean minds();

  /**
   * The next committed record, where it minds.
   *
   * @param hit whether it has one of the texts
   */
  void committed(ConsumerRecord<byte[], byte[]> record, boolean hit);

  /** The next record, committed or not. */
  void any(ConsumerRecord<byte[], byte[]> record, boolean hit);

  /**
   * All was read that there is.
   *
   * @param decided the first offset of which it is open whether it will be committed
   */
  void end(long decided);

  /** Adds what was found. */
  void tell(Found.Tally tally);
}
