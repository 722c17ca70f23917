package io.jangbu.command.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.command.state.AssignedPartitions;
import io.jangbu.command.state.DecidingThread;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a consumer that nobody answers: nothing is ever there. */
class CommitWhenCaughtUpTest {

  private final CommitWhenCaughtUp commit =
      new CommitWhenCaughtUp(
          new AssignedPartitions(new SimpleMeterRegistry()), _ -> false, new SimpleMeterRegistry());
  private final DecidingThread thread = DecidingThread.current();
  private final MockProcessorContext<byte[], Output> task = new MockProcessorContext<>();
  private final MockProcessorContext<byte[], Output> other = new MockProcessorContext<>();
  private final Consumer<byte[], byte[]> consumer =
      commit.getConsumer(
          Map.of(
              ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
              "127.0.0.1:1",
              ConsumerConfig.GROUP_ID_CONFIG,
              "nobody"));

  @BeforeEach
  void subscribe() {
    consumer.subscribe(List.of("commands"));
  }

  @AfterEach
  void close() {
    thread.closed(task);
    thread.closed(other);
    consumer.close();
  }

  @Test
  void asksForACommitWhenNothingIsThere() {
    thread.decided(task);
    poll();

    assertThat(task.committed()).isTrue();
  }

  @Test
  void asksForNoneWhenNothingWasDecided() {
    thread.decided(task);
    poll();
    task.resetCommit();
    poll();

    assertThat(task.committed()).isFalse();
  }

  @Test
  void asksForNoneOfATaskThatHasGoneToAnotherInstance() {
    thread.decided(task);
    thread.closed(task);
    poll();

    assertThat(task.committed()).isFalse();
  }

  @Test
  void asksForTheOthersCommitWhenOneHasGone() {
    thread.decided(task);
    thread.decided(other);
    thread.closed(task);
    poll();

    assertThat(task.committed()).isFalse();
    assertThat(other.committed()).isTrue();
  }

  private void poll() {
    assertThat(consumer.poll(Duration.ofMillis(1))).isEmpty();
  }
}
