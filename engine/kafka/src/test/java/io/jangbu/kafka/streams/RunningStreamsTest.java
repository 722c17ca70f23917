package io.jangbu.kafka.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.jangbu.testkit.hosts.KafkaHost;
import io.jangbu.testkit.kafka.FreshTopics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
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

  /** The id is free for another transaction a moment after the abort. */
  private static final Set<TransactionState> ENDED =
      Set.of(TransactionState.COMPLETE_ABORT, TransactionState.EMPTY);

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
      FreshTopics.create(admin, List.of(new NewTopic(name, 2, (short) 1)));
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

  /** Its transaction would hold up every reader for another minute. */
  @Test
  void endsWhatAMemberThatIsGoneHasLeftOpen() throws Exception {
    String gone = "%s-%s-1".formatted(name, UUID.randomUUID());
    String stranger = "%s-other-%s-1".formatted(name, UUID.randomUUID());
    try (var one = open(gone);
        var other = open(stranger);
        Admin admin = Admin.create(broker());
        RunningStreams _ = start()) {
      await().atMost(Duration.ofSeconds(30)).until(() -> ENDED.contains(state(admin, gone)));

      assertThat(state(admin, stranger)).isEqualTo(TransactionState.ONGOING);
      assertThatThrownBy(one::commitTransaction).isInstanceOf(KafkaException.class);
      other.commitTransaction();
    }
  }

  private KafkaProducer<byte[], byte[]> open(String transactionalId) throws Exception {
    Map<String, Object> settings = new HashMap<>(broker());
    settings.put("transactional.id", transactionalId);
    settings.put("transaction.timeout.ms", 60_000);
    var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(name, 0, new byte[1], new byte[1])).get();
    return producer;
  }

  private static TransactionState state(Admin admin, String transactionalId) throws Exception {
    return admin
        .describeTransactions(List.of(transactionalId))
        .description(transactionalId)
        .get()
        .state();
  }

  @Test
  void takesTheShortestSessionThatTheBrokersAllow() {
    Properties settings = settings("one", Map.of("main.consumer.session.timeout.ms", 200));
    settings.put("main.consumer.heartbeat.interval.ms", 50);
    try (RunningStreams streams = start(() -> new Failing(), settings, registry)) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> streams.state() == KafkaStreams.State.RUNNING);
    }
    assertThat(settings).containsEntry("main.consumer.session.timeout.ms", 1_000);
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
    return start(processor, settings(directory, Map.of()), figures);
  }

  private Properties settings(String directory, Map<String, Object> more) {
    Map<String, Object> operators = new HashMap<>(broker());
    operators.putAll(more);
    return StreamsSettings.of(
        new StreamsInstance(name, state.resolve(directory), null, Duration.ofMillis(100), 1),
        operators);
  }

  private RunningStreams start(
      ProcessorSupplier<byte[], byte[], Void, Void> processor,
      Properties settings,
      SimpleMeterRegistry figures) {
    Topology topology =
        new Topology()
            .addSource("source", new ByteArrayDeserializer(), new ByteArrayDeserializer(), name)
            .addProcessor("processor", processor, "source");
    return RunningStreams.start(topology, settings, figures);
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
