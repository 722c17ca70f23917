package io.jangbu.command.state;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The events topics, to be read again from the first record. */
public interface EventPartitions {

  /**
   * What a partition holds.
   *
   * @param begin the first offset
   * @param end the offset after the last one
   */
  record Extent(long begin, long end) {

    /** How many offsets there are; not all of them have an event. */
    long size() {
      return end - begin;
    }
  }

  /**
   * Asks how far the partition goes.
   *
   * @return nothing while a transaction is open there: what it has written may still become events
   */
  CompletionStage<Optional<Extent>> extent(TopicPartition events);

  /** Asks what of the partition is committed now, whatever is written in open transactions. */
  CompletionStage<Extent> committed(TopicPartition events);

  /** Begins to read; the caller closes it. */
  Reading read(TopicPartition events, Extent extent);

  /** A partition that is being read. Not for more than one thread. */
  interface Reading extends AutoCloseable {

    /** The next committed records, at most 1,000, or none if none came within about 20 ms. */
    List<ConsumerRecord<byte[], byte[]>> next();

    /** The next offset that will be read. */
    long position();

    @Override
    void close();
  }
}
