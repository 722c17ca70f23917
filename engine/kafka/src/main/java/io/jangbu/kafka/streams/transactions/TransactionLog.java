package io.jangbu.kafka.streams.transactions;

import io.jangbu.kafka.consumer.Reader;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.coordinator.transaction.generated.TransactionLogKey;
import org.apache.kafka.coordinator.transaction.generated.TransactionLogValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The coordinators' own log. It keeps what a coordinator has decided of a transaction, also when
 * the transaction's markers were lost and the coordinator has gone on since: until the log's
 * segment is closed and compacted.
 */
final class TransactionLog {

  private static final Logger log = LoggerFactory.getLogger(TransactionLog.class);

  private static final String TOPIC = Topic.TRANSACTION_STATE_TOPIC_NAME;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> settings;

  /** With the settings of an admin client. */
  TransactionLog(Map<String, Object> admin) {
    settings = new HashMap<>(admin);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
    Reader.endsAtAnEnd(settings);
  }

  /**
   * What was decided of the transaction; empty if the log does not tell, or may not be read.
   *
   * @param since a time before the transaction was ended
   * @throws TimeoutException if the brokers do not answer
   */
  Optional<Outcome> outcome(OpenTransaction open, String transactionalId, Instant since) {
    Decisions decisions = new Decisions(open);
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      int partitions = consumer.partitionsFor(TOPIC, PATIENCE).size();
      // As the broker does: TransactionStateManager.partitionFor.
      var partition = new TopicPartition(TOPIC, Utils.abs(transactionalId.hashCode()) % partitions);
      consumer.assign(List.of(partition));
      OffsetAndTimestamp first =
          consumer
              .offsetsForTimes(Map.of(partition, since.toEpochMilli()), PATIENCE)
              .get(partition);
      if (first == null) {
        return Optional.empty();
      }
      consumer.seek(partition, first.offset());
      long end = consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (consumer.position(partition, PATIENCE) < end) {
        if (System.nanoTime() > deadline) {
          throw new TimeoutException("%s cannot be read to its end".formatted(partition));
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          if (transactionalId.equals(transactionalId(record.key())) && record.value() != null) {
            decisions.take(value(record.value()));
          }
        }
      }
    } catch (AuthorizationException e) {
      log.debug("The log of transactions may not be read", e);
      return Optional.empty();
    }
    return decisions.outcome();
  }

  private static @Nullable String transactionalId(byte[] key) {
    ByteBuffer bytes = ByteBuffer.wrap(key);
    short version = bytes.getShort();
    return version == TransactionLogKey.HIGHEST_SUPPORTED_VERSION
        ? new TransactionLogKey(new ByteBufferAccessor(bytes), version).transactionalId()
        : null;
  }

  private static TransactionLogValue value(byte[] value) {
    ByteBuffer bytes = ByteBuffer.wrap(value);
    short version = bytes.getShort();
    return new TransactionLogValue(new ByteBufferAccessor(bytes), version);
  }
}
