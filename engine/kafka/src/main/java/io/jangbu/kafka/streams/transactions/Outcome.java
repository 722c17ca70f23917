package io.jangbu.kafka.streams.transactions;

/** What became of a transaction that still is open on a partition. */
public enum Outcome {
  /** It was committed: its records here belong to what readers of other partitions see. */
  COMMITTED,
  /** It was aborted: nobody may ever see its records. */
  ABORTED,
  /**
   * Nothing tells, and no reader has seen any of it. It is aborted; whoever wrote it may believe
   * that it was committed, and must make its state from the log again.
   */
  UNKNOWN
}
