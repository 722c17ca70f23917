package io.jangbu.command.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * When the broker took a command. A sender's own timestamp is not to be trusted: on a topic that
 * keeps those, it is the time at which the command is read here.
 *
 * <p>Which of the two a record has, the consumer knows. The extractor does not: Kafka Streams makes
 * new records of those that were read, and calls the time of each of them the sender's. So the
 * senders' times are {@linkplain #instead replaced} before Kafka Streams sees them. Public because
 * Kafka Streams makes it.
 */
public final class BrokerTime implements TimestampExtractor {

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    return record.timestamp() >= 0 ? record.timestamp() : System.currentTimeMillis();
  }

  /**
   * The same records, but that {@code now}, in epoch milliseconds, is in place of senders' times.
   */
  static <K, V> ConsumerRecords<K, V> instead(ConsumerRecords<K, V> records, long now) {
    if (isOfTheBroker(records)) {
      return records;
    }
    Map<TopicPartition, List<ConsumerRecord<K, V>>> replaced = new LinkedHashMap<>();
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<K, V>> all = new ArrayList<>();
      records.records(partition).forEach(record -> all.add(instead(record, now)));
      replaced.put(partition, all);
    }
    return new ConsumerRecords<>(replaced, records.nextOffsets());
  }

  private static boolean isOfTheBroker(ConsumerRecords<?, ?> records) {
    for (ConsumerRecord<?, ?> record : records) {
      if (!isOfTheBroker(record)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfTheBroker(ConsumerRecord<?, ?> record) {
    return record.timestampType() == TimestampType.LOG_APPEND_TIME && record.timestamp() >= 0;
  }

  private static <K, V> ConsumerRecord<K, V> instead(ConsumerRecord<K, V> record, long now) {
    return isOfTheBroker(record)
        ? record
        : new ConsumerRecord<>(
            record.topic(),
            record.partition(),
            record.offset(),
            now,
            TimestampType.CREATE_TIME,
            record.serializedKeySize(),
            record.serializedValueSize(),
            record.key(),
            record.value(),
            record.headers(),
            record.leaderEpoch(),
            record.deliveryCount());
  }
}
