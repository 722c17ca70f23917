package io.jangbu.kafka.streams;

import java.util.function.ToDoubleFunction;
import org.rocksdb.Statistics;

/** What can be told of all stores of the process together. */
interface StoreFigures {

  /** How many are open. */
  int open();

  /** What they hold in memory outside of the heap, in bytes. */
  long used();

  /** How the memory was shared out. */
  StoreBudget budget();

  /** A figure of RocksDB's. */
  double figure(ToDoubleFunction<Statistics> figure);
}
