package io.jangbu.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.jangbu.testhosts.KafkaHost;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
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
    try (var producer =
        new KafkaProducer<>(broker(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(name, 0, new byte[1], new byte[1])).get();
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

  private RunningStreams start() {
    Topology topology =
        new Topology()
            .addSource("source", new ByteArrayDeserializer(), new ByteArrayDeserializer(), name)
            .addProcessor("failing", Failing::new, "source");
    return RunningStreams.start(
        topology,
        StreamsSettings.of(
            new StreamsInstance(name, state, null, Duration.ofMillis(100), 1), broker()),
        registry);
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
