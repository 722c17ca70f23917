package io.jangbu.kafka.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.jangbu.testkit.hosts.KafkaHost;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A real topology whose processor fails as often as the test says. */
class RunningStreamsTest {

  private final String name = "failing-" + UUID.randomUUID();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicInteger processed = new AtomicInteger();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Failures.class);

  @TempDir private Path state;

  @BeforeEach
  void makeTopic() throws Exception {
    log.start();
    logger.addAppender(log);
    try (Admin admin = Admin.create(broker())) {
      admin.createTopics(List.of(new NewTopic(name, 2, (short) 1))).all().get();
    }
    publish(0);
  }

  private void publish(int partition) throws Exception {
    try (var producer =
        new KafkaProducer<>(broker(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(name, partition, new byte[1], new byte[1])).get();
    }
  }

  @AfterEach
  void detach() {
    logger.detachAppender(log);
  }

  @Test
  void toldOnceThatAThreadCannotStayUp() {
    failures.set(Integer.MAX_VALUE);
    try (RunningStreams streams = start()) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> streams.failing().map(f -> f.times() >= 3).orElse(false));

      assertThat(streams.failing().orElseThrow().cause())
          .isEqualTo("java.lang.IllegalStateException: the processor fails");
      assertThat(streams.failing().orElseThrow().lasting()).isFalse();
      assertThat(registry.get("jangbu.stream.threads.failing").gauge().value()).isEqualTo(1);
      assertThat(registry.get("jangbu.stream.thread.failures").counter().count())
          .isGreaterThanOrEqualTo(3);
      assertThat(log.list.stream().filter(line -> line.getThrowableProxy() != null)).hasSize(1);
      assertThat(log.list.stream().filter(line -> line.getLevel() == Level.ERROR)).hasSize(2);
    }
  }

  @Test
  void goesOnAfterOneFailureAsIfNothingHadBeen() {
    failures.set(1);
    try (RunningStreams streams = start()) {
      await().atMost(Duration.ofSeconds(30)).until(() -> processed.get() == 1);

      assertThat(streams.failing()).isEmpty();
      await().until(() -> streams.state() == KafkaStreams.State.RUNNING);
      assertThat(registry.get("jangbu.stream.thread.failures").counter().count()).isEqualTo(1);
    }
  }

  /** A rebalance waits for every member, and so for one that is busy. */
  @Test
  void doesNotRunWhileItsOnlyThreadWaitsToBeLetIn() throws Exception {
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    AtomicReference<Runnable> work = new AtomicReference<>(() -> {});
    try (RunningStreams other =
            start("other", () -> _ -> work.get().run(), new SimpleMeterRegistry());
        RunningStreams streams = start()) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> partitions(streams) == 1 && partitions(other) == 1);
      failures.set(1);
      work.set(() -> {
        taken.countDown();
        awaitQuietly(busy);
      });
      try {
        publish(0);
        publish(1);
        assertThat(taken.await(30, TimeUnit.SECONDS)).isTrue();
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> registry.get("jangbu.stream.thread.failures").counter().count() == 1);

        await().until(() -> streams.state() == KafkaStreams.State.REBALANCING);
        assertThat(streams.streams().state()).isEqualTo(KafkaStreams.State.RUNNING);
      } finally {
        busy.countDown();
      }
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> streams.state() == KafkaStreams.State.RUNNING);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long partitions(RunningStreams streams) {
    return streams.state() == KafkaStreams.State.RUNNING
        ? streams.streams().metadataForLocalThreads().stream()
            .mapToLong(thread -> thread.activeTasks().size())
            .sum()
        : 0;
  }

  private RunningStreams start() {
    return start("one", Failing::new, registry);
  }

  private RunningStreams start(
      String directory,
      ProcessorSupplier<byte[], byte[], Void, Void> processor,
      SimpleMeterRegistry figures) {
    Topology topology =
        new Topology()
            .addSource("source", new ByteArrayDeserializer(), new ByteArrayDeserializer(), name)
            .addProcessor("processor", processor, "source");
    return RunningStreams.start(
        topology,
        StreamsSettings.of(
            new StreamsInstance(name, state.resolve(directory), null, Duration.ofMillis(100), 1),
            broker()),
        figures);
  }

  private static Map<String, Object> broker() {
    return Map.of("bootstrap.servers", KafkaHost.shared().bootstrapServers());
  }

  private final class Failing implements Processor<byte[], byte[], Void, Void> {
    @Override
    public void process(Record<byte[], byte[]> record) {
      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new IllegalStateException("the processor fails");
      }
      processed.incrementAndGet();
    }
  }
}
