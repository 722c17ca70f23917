package io.jangbu.command.state;

import static java.util.Objects.requireNonNull;

import io.jangbu.command.state.AssignedPartition.Followed;
import io.jangbu.core.EventId;
import io.jangbu.kafka.consumer.BoundedConsumer;
import io.jangbu.kafka.consumer.Losses;
import io.jangbu.kafka.record.EventReader;
import io.jangbu.kafka.record.MalformedRecordException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the events of the partitions that are decided here, and tells of those that were erased
 * or overwritten with what is none. Nothing else of a record is looked at, and the broker is asked
 * about once a second: an erasure is known within two.
 *
 * <p>A stream's own writer does not come by here again. So what is erased and written again is for
 * the next rebuild to find complete; until then the stream stays marked.
 */
public final class ErasureWatch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ErasureWatch.class);

  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final int GATHERED = 1 << 20;
  private static final int MOST_AT_ONCE = 4 << 20;

  private final StreamsConfig streams;
  private final AssignedPartitions assigned;
  private final UnaryOperator<String> eventsOf;
  private final ToIntFunction<String> partitionsOf;
  private final Losses losses;
  private final Map<TopicPartition, Followed> following = new HashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("erasure-watch").unstarted(this::run);
  private volatile @Nullable Consumer<byte[], Boolean> consumer;

  /**
   * Follows from {@link #begin} on.
   *
   * @param settings of Kafka Streams, so that security is as the operator has set it
   * @param eventsOf the events topic of a context
   * @param partitionsOf how many partitions a context has
   */
  public ErasureWatch(
      Properties settings,
      AssignedPartitions assigned,
      UnaryOperator<String> eventsOf,
      ToIntFunction<String> partitionsOf,
      MeterRegistry registry) {
    this.streams = new StreamsConfig(settings);
    this.assigned = assigned;
    this.eventsOf = eventsOf;
    this.partitionsOf = partitionsOf;
    this.losses = Losses.counted(registry);
  }

  /** Begins to follow. To be called once. */
  public void begin() {
    thread.start();
  }

  private void run() {
    while (!isClosed()) {
      try (Consumer<byte[], Boolean> opened = open()) {
        consumer = opened;
        following.clear();
        while (!isClosed()) {
          follow(opened);
        }
      } catch (WakeupException _) {
        // It is closed.
      } catch (RuntimeException e) {
        // Whatever it is: it goes on with another consumer, from where it was.
        log.warn(
            "The events cannot be followed, erased ones are not noticed now: {}", e.toString());
        pause();
      } finally {
        consumer = null;
      }
    }
  }

  private void follow(Consumer<byte[], Boolean> from) {
    Map<TopicPartition, AssignedPartition> now = new HashMap<>();
    for (AssignedPartition partition : assigned.all()) {
      if (partition.takesCommands()) {
        now.put(
            new TopicPartition(
                eventsOf.apply(partition.context()), partition.commands().partition()),
            partition);
      }
    }
    assign(from, now);
    if (now.isEmpty()) {
      pause();
      return;
    }
    var records = from.poll(WAIT);
    now.forEach((partition, each) ->
        each.looked(
            requireNonNull(following.get(partition)),
            erased(each, records.records(partition)),
            from.position(partition)));
  }

  private void assign(Consumer<?, ?> from, Map<TopicPartition, AssignedPartition> now) {
    if (!following.keySet().equals(now.keySet())) {
      from.assign(now.keySet());
      following.keySet().retainAll(now.keySet());
    }
    now.forEach((partition, each) -> {
      Followed followed = each.followed();
      if (following.put(partition, followed) != followed) {
        from.seek(partition, followed.from());
      }
    });
  }

  private Set<EventId> erased(
      AssignedPartition partition, List<ConsumerRecord<byte[], Boolean>> records) {
    Set<EventId> erased = new LinkedHashSet<>();
    for (ConsumerRecord<byte[], Boolean> record : records) {
      boolean event = Boolean.TRUE.equals(record.value());
      if (!event || !erased.isEmpty()) {
        look(partition, record, event, erased);
      }
    }
    return erased;
  }

  private void look(
      AssignedPartition partition,
      ConsumerRecord<byte[], Boolean> record,
      boolean event,
      Set<EventId> erased) {
    try {
      EventId id = EventReader.id(record.key());
      EventReader.requireHome(id, record.partition(), partitionsOf.applyAsInt(partition.context()));
      if (event) {
        erased.remove(id);
      } else {
        erased.add(id);
      }
    } catch (MalformedRecordException _) {
      // It stands in the place of no event.
    }
  }

  private BoundedConsumer<byte[], Boolean> open() {
    String clientId = streams.getString(StreamsConfig.APPLICATION_ID_CONFIG) + "-erasures";
    Map<String, Object> settings = new HashMap<>(streams.getRestoreConsumerConfigs(clientId));
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    // One answer a second, or a large one: each is work for the broker and for this machine.
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(WAIT.toMillis()));
    settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, GATHERED);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MOST_AT_ONCE);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return new BoundedConsumer<>(settings, new ByteArrayDeserializer(), new IsEvent(), losses);
  }

  private void pause() {
    try {
      if (closing.await(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        log.debug("No more is followed");
      }
    } catch (InterruptedException _) {
      closing.countDown();
    }
  }

  private boolean isClosed() {
    return closing.getCount() == 0;
  }

  @Override
  public void close() {
    closing.countDown();
    Consumer<?, ?> now = consumer;
    if (now != null) {
      now.wakeup();
    }
  }
}
