package io.jangbu.cli.log;

import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.progress.StopSignal;
import io.jangbu.kafka.consumer.BoundedConsumer;
import io.jangbu.kafka.consumer.Losses;
import io.jangbu.kafka.consumer.Reader;
import io.jangbu.kafka.record.Rewritten;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads partitions, one after the other, without a group: nobody else notices. */
public final class LogReader implements AutoCloseable {

  /** Takes a record; without a value it is a tombstone. */
  public interface RecordTaker {
    void take(long offset, byte @Nullable [] key, byte @Nullable [] value, boolean rewritten);
  }

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration WORTH_A_NOTE = Duration.ofSeconds(5);
  private static final Duration CLOSE = Duration.ofSeconds(3);

  private final Consumer<byte[], byte[]> consumer;
  private final Duration timeout;
  private final Progress progress;
  private final StopSignal stop;

  /**
   * One of committed records. Connects when it reads.
   *
   * @param client what a client is made with
   * @param timeout how long the broker may say nothing before it is given up
   */
  public LogReader(
      Map<String, Object> client, Duration timeout, Progress progress, StopSignal stop) {
    this(client, IsolationLevel.READ_COMMITTED, Losses.logged(), timeout, progress, stop);
  }

  /**
   * One of committed records, or of all that the brokers have, also those of transactions that were
   * aborted.
   *
   * @param losses hears of records that are too large to be unpacked
   */
  public LogReader(
      Map<String, Object> client,
      IsolationLevel isolation,
      Losses losses,
      Duration timeout,
      Progress progress,
      StopSignal stop) {
    this.consumer =
        new BoundedConsumer<>(
            config(client, isolation),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            losses);
    this.timeout = timeout;
    this.progress = progress;
    this.stop = stop;
  }

  /**
   * Reads all records of the range.
   *
   * @return the offset it came to: the end, or one before it if it was asked to stop
   * @throws BrokerGoneException if the broker says nothing any more
   */
  public long read(PartitionRange range, RecordTaker taker) throws BrokerGoneException {
    return readWhole(
        range,
        message ->
            taker.take(
                message.offset(),
                message.key(),
                message.value(),
                Rewritten.isMarked(message.headers())));
  }

  /** The same, with all that a record has: its headers and its time. */
  public long readWhole(
      PartitionRange range, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> taker)
      throws BrokerGoneException {
    TopicPartition partition = range.partition();
    long offset = range.start();
    try {
      consumer.assign(List.of(partition));
      consumer.seek(partition, offset);
      long heard = System.nanoTime();
      boolean noted = false;
      while (offset < range.end() && !stop.requested()) {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
          if (message.offset() < range.end()) {
            taker.accept(message);
          }
        }
        // Not the offset of the last record: compaction and markers of transactions leave holes.
        long next = Math.min(consumer.position(partition, timeout), range.end());
        if (next > offset) {
          progress.step(next - offset);
          offset = next;
          heard = System.nanoTime();
          noted = false;
          continue;
        }
        long silence = System.nanoTime() - heard;
        if (silence > timeout.toNanos()) {
          throw gone(range, offset, "no answer for " + timeout.toSeconds() + " s");
        }
        if (!noted && silence > WORTH_A_NOTE.toNanos()) {
          noted = true;
          progress.note(
              "The broker has not answered for %d s; it is given up after %d s."
                  .formatted(WORTH_A_NOTE.toSeconds(), timeout.toSeconds()));
        }
      }
      return offset;
    } catch (KafkaException e) {
      throw gone(range, offset, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE));
  }

  private static BrokerGoneException gone(PartitionRange range, long offset, String why) {
    return new BrokerGoneException(
        "The broker went away at offset %d of %d of %s: %s."
            .formatted(offset, range.end(), range.partition(), why));
  }

  private static Map<String, Object> config(Map<String, Object> client, IsolationLevel isolation) {
    Map<String, Object> config = new HashMap<>(client);
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, "jangbu-verify");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString());
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // Should the place be gone, the next one that is left: the gap is then a finding.
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
    // It has one partition at a time, which may fill the whole answer.
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 8 << 20);
    Reader.endsAtAnEnd(config);
    return config;
  }
}
