package io.jangbu.command.integrity;

import static java.util.Objects.requireNonNull;

import io.jangbu.command.state.AssignedPartition;
import io.jangbu.command.state.AssignedPartitions;
import io.jangbu.command.topics.HostedAggregates;
import io.jangbu.command.topics.NewTopicSettings;
import io.jangbu.kafka.integrity.Beginnings;
import io.jangbu.kafka.integrity.ChainHead;
import io.jangbu.kafka.integrity.Checkpoint;
import io.jangbu.kafka.integrity.CheckpointSigner;
import io.jangbu.kafka.integrity.Checkpoints;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Signs how far the chain of each partition here is, whenever it has moved, once its events are
 * committed. Without a key it does nothing. What cannot be written is signed with the next one: a
 * checkpoint covers all that is before it.
 */
@Component
final class Checkpointer implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Checkpointer.class);

  private final @Nullable CheckpointSigner signer;
  private final Duration every;
  private final AssignedPartitions assigned;
  private final HostedAggregates aggregates;
  private final KafkaProperties kafka;
  private final NewTopicSettings topics;
  private final Counter signed;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("checkpoints").unstarted(this::run);
  private final Map<TopicPartition, ChainHead> last = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private boolean made;
  private volatile boolean running;

  /** By {@link System#nanoTime}: since when there is something to sign; null = there is nothing. */
  private volatile @Nullable Long behindSince;

  Checkpointer(
      CheckpointSettings settings,
      AssignedPartitions assigned,
      HostedAggregates aggregates,
      KafkaProperties kafka,
      NewTopicSettings topics,
      MeterRegistry registry) {
    this.signer = settings.signer();
    this.every = settings.every();
    this.assigned = assigned;
    this.aggregates = aggregates;
    this.kafka = kafka;
    this.topics = topics;
    this.signed =
        Counter.builder("jangbu.checkpoints.signed")
            .description("Checkpoints of the chains of events that were signed and written")
            .register(registry);
    Gauge.builder("jangbu.checkpoints.behind", this, Checkpointer::behind)
        .description("How long there is something to sign that is not; without a key always 0")
        .baseUnit("seconds")
        .register(registry);
  }

  private double behind() {
    Long since = behindSince;
    return since == null ? 0 : (System.nanoTime() - since) / 1e9;
  }

  @Override
  public void start() {
    running = true;
    if (signer == null) {
      log.warn(
          "No checkpoints are signed, for there is no key: ./jangbu verify cannot prove that no"
              + " event was changed. jangbu.checkpoints.key-file names one");
    } else {
      thread.start();
    }
  }

  private void run() {
    CheckpointSigner with = signer;
    while (with != null && !isClosing()) {
      try {
        sign(with);
      } catch (InterruptedException _) {
        closing.countDown();
      } catch (ExecutionException | KafkaException e) {
        log.warn("No checkpoint can be written now: {}", e.toString());
      } catch (RuntimeException e) {
        log.error("No checkpoint could be made", e);
      }
    }
  }

  private boolean isClosing() {
    try {
      return closing.await(every.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      return true;
    }
  }

  private void sign(CheckpointSigner with) throws ExecutionException, InterruptedException {
    Map<TopicPartition, ChainHead> moved = moved();
    if (moved.isEmpty()) {
      behindSince = null;
      return;
    }
    if (behindSince == null) {
      behindSince = System.nanoTime();
    }
    prepare(moved.keySet());
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    boolean isMissing = moved.keySet().removeIf(each -> !ids.containsKey(each.topic()));
    Checkpoints.write(
        kafka.buildProducerProperties(),
        with,
        moved.entrySet().stream()
            .map(each ->
                new Checkpoint(
                    each.getKey(),
                    requireNonNull(ids.get(each.getKey().topic())),
                    each.getValue(),
                    now,
                    with.id()))
            .toList());
    last.putAll(moved);
    signed.increment(moved.size());
    if (!isMissing) {
      behindSince = null;
    }
  }

  /** Makes the topic, and learns the ids of those events topics that are new here. */
  private void prepare(Set<TopicPartition> moved) throws ExecutionException, InterruptedException {
    if (made && moved.stream().allMatch(each -> ids.containsKey(each.topic()))) {
      return;
    }
    try (Admin admin = Admin.create(kafka.buildAdminProperties())) {
      if (!made) {
        Checkpoints.make(admin, topics.replicationFactor(), topics.minInsyncReplicas());
        made = true;
      }
      ids.putAll(Beginnings.ids(admin, moved));
    }
  }

  /** Those whose chain is further than what was signed last. */
  private Map<TopicPartition, ChainHead> moved() {
    Map<String, String> events = new HashMap<>();
    aggregates.types().forEach(type -> events.put(type.name(), type.topics().events()));
    Map<TopicPartition, ChainHead> moved = new HashMap<>();
    for (AssignedPartition partition : assigned.all()) {
      ChainHead head = partition.chained();
      String topic = events.get(partition.context());
      if (head != null && topic != null) {
        TopicPartition at = new TopicPartition(topic, partition.commands().partition());
        ChainHead before = last.get(at);
        if (before == null || !before.isSame(head)) {
          moved.put(at, head);
        }
      }
    }
    return moved;
  }

  @Override
  public void stop() {
    running = false;
    closing.countDown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the streams. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 2048;
  }
}
