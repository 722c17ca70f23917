package io.jangbu.kafka.streams.transactions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What the leaders of partitions know of transactions. */
final class OpenTransactions {

  private final Admin admin;

  OpenTransactions(Admin admin) {
    this.admin = admin;
  }

  /**
   * All that are open on these partitions. A partition that is gone has none.
   *
   * @throws ExecutionException if the leaders do not answer or may not be asked
   */
  List<OpenTransaction> on(Collection<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    List<OpenTransaction> open = new ArrayList<>();
    DescribeProducersResult asked = admin.describeProducers(partitions);
    for (TopicPartition partition : partitions) {
      try {
        for (ProducerState producer : asked.partitionResult(partition).get().activeProducers()) {
          producer
              .currentTransactionStartOffset()
              .ifPresent(start -> open.add(open(partition, producer, start)));
        }
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return open;
  }

  private static OpenTransaction open(
      TopicPartition partition, ProducerState producer, long startOffset) {
    return new OpenTransaction(
        partition,
        producer.producerId(),
        (short) producer.producerEpoch(),
        Math.max(0, producer.coordinatorEpoch().orElse(0)),
        startOffset,
        Instant.ofEpochMilli(producer.lastTimestamp()));
  }
}
