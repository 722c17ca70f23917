package io.jangbu.command.engine;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * Asks for a commit as soon as there are no more commands to take, and leaves it to the commit
 * interval while there are.
 *
 * <p>A commit per command would collapse under load, and the interval alone makes a lone command
 * wait. Whether there are more is seen where they come from: a stream thread that has decided
 * something asks its consumer first for what is there already, and if that is nothing, commits
 * before it waits. While a commit runs, commands gather, and the next one takes all of them.
 *
 * <p>One commit is for all tasks of a thread, so it is one thread's question, whichever of its
 * partitions the commands came from.
 */
final class CommitWhenCaughtUp implements KafkaClientSupplier {

  /** Of each stream thread, a task that has decided since the last time that nothing was there. */
  private static final ThreadLocal<ProcessingContext> DECIDED = new ThreadLocal<>();

  /** A command was decided, on the thread that also asks the consumer for the next ones. */
  void decided(ProcessingContext task) {
    DECIDED.set(task);
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()) {
      @Override
      public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        ProcessingContext task = DECIDED.get();
        if (task == null) {
          return super.poll(timeout);
        }
        ConsumerRecords<byte[], byte[]> there = super.poll(Duration.ZERO);
        if (there.isEmpty()) {
          task.commit();
          DECIDED.remove();
        }
        return there;
      }
    };
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> settings) {
    return getRestoreConsumer(settings);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public Admin getAdmin(Map<String, Object> settings) {
    return Admin.create(settings);
  }
}
