package io.jangbu.command.engine;

import io.jangbu.command.state.AssignedPartitions;
import io.jangbu.command.state.DecidingThread;
import io.jangbu.kafka.streams.BoundedClients;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Asks for a commit as soon as there are no more commands to take, and leaves it to the commit
 * interval while there are.
 *
 * <p>A commit per command would collapse under load, and the interval alone makes a lone command
 * wait. Whether there are more is seen where they come from: a stream thread that has decided
 * something asks its consumer for what is there already, and if that is nothing, commits before it
 * waits.
 *
 * <p>Commits take at most half of the time: after one that took 5 ms the next is not asked for
 * before another 5 ms, in which commands gather. So a broker that is slow to commit is asked less
 * often, and a lone command does not wait.
 *
 * <p>One commit is for all tasks of a thread, so it is one thread's question, whichever of its
 * partitions the commands came from: {@link DecidingThread} knows.
 */
final class CommitWhenCaughtUp extends BoundedClients {

  private final AssignedPartitions assigned;
  private final Predicate<String> recreated;

  /** {@code recreated} says of a context by its name whether nothing may be decided any more. */
  CommitWhenCaughtUp(
      AssignedPartitions assigned, Predicate<String> recreated, MeterRegistry registry) {
    super(registry);
    this.assigned = assigned;
    this.recreated = recreated;
  }

  /** Whether nothing of the context may be decided any more. */
  boolean isRecreated(String context) {
    return recreated.test(context);
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
    return new CommandConsumer(settings, new PausedPartitions(assigned, recreated), losses());
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()) {
      // What a timer has decided may be in a transaction without offsets, which the group would not
      // look at: then a member that is none any more could commit. So it goes with an offset that
      // is committed already.
      @Override
      public void sendOffsetsToTransaction(
          Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
        DecidingThread.current().committing();
        Map<TopicPartition, OffsetAndMetadata> sent =
            offsets.isEmpty() ? DecidingThread.current().committed() : offsets;
        if (sent.isEmpty()) {
          throw new CommitFailedException("the thread has no partition any more");
        }
        super.sendOffsetsToTransaction(sent, group);
      }

      @Override
      public void commitTransaction() {
        super.commitTransaction();
        DecidingThread.current().committed(System.currentTimeMillis());
      }

      @Override
      public void abortTransaction() {
        DecidingThread.current().aborted();
        super.abortTransaction();
      }

      @Override
      public void initTransactions() {
        // What the thread's last producer left open is lost with it.
        DecidingThread.current().aborted();
        super.initTransactions();
      }
    };
  }
}
