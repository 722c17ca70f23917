package io.jangbu.shop.shipping.inbox;

import io.jangbu.kafka.consumer.topics.LazyAdmin;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.PartitionCounts;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How many partitions {@code orders.events} has, by which an event is told to be in its place. With
 * another number half of all events would look as if they were not, and be skipped: so none is
 * taken in while something is wrong.
 */
@Component
class OrderEventPartitions implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(OrderEventPartitions.class);

  private static final AggregateTopics TOPICS = OrderCodec.TOPICS;
  private static final int ANSWER_MILLIS = 3_000;

  private final LazyAdmin admin;
  private volatile int first;
  private volatile @Nullable String id;
  private volatile @Nullable String fault;
  private Set<String> missed = Set.of();

  OrderEventPartitions(KafkaProperties kafka, MeterRegistry meters) {
    this.admin = new LazyAdmin(kafka::buildAdminProperties);
    Gauge.builder("jangbu.partitions.changed", this, each -> each.fault().isPresent() ? 1 : 0)
        .description("1 while a topic of the context is gone or has other partitions")
        .tag("context", TOPICS.context())
        .register(meters);
  }

  /** What is wrong with the topic, and what to do about it; empty if nothing is. */
  Optional<String> fault() {
    return Optional.ofNullable(fault);
  }

  /**
   * How many there are, of which the batch comes from those that the consumer knows.
   *
   * @throws PartitionsChangedException if something is wrong: nothing is to be taken in
   */
  int require(int known) {
    if (require() != known) {
      throw new PartitionsChangedException(
          "%s has %d partitions now, and had %d".formatted(TOPICS.events(), known, first));
    }
    return known;
  }

  /**
   * How many there are.
   *
   * @throws PartitionsChangedException if something is wrong, or it is not known yet
   */
  int require() {
    if (first == 0) {
      look();
    }
    String wrong = fault;
    if (wrong != null) {
      throw new PartitionsChangedException(wrong);
    }
    if (first == 0) {
      throw new PartitionsChangedException(
          "it is not known yet how many partitions %s has".formatted(TOPICS.events()));
    }
    return first;
  }

  /**
   * Kafka's id of the topic as it was first seen.
   *
   * @throws PartitionsChangedException if it is not known yet
   */
  String id() {
    require();
    return Objects.requireNonNull(id);
  }

  /** Kafka's own clients look every few seconds here, and say nothing about what they see. */
  @Scheduled(fixedDelay = 2_000)
  synchronized void look() {
    try {
      looked(ask());
    } catch (ExecutionException | KafkaException e) {
      log.debug("The topics of orders cannot be looked at", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void looked(Seen seen) {
    PartitionCounts counts = seen.counts();
    Set<String> before = missed;
    missed = counts.gone();
    Integer events = counts.found().get(TOPICS.events());
    // Before the command service has made the topic there is nothing to take in.
    Set<String> gone = new HashSet<>(counts.gone());
    gone.retainAll(before);
    if (first == 0) {
      gone.clear();
    }
    Optional<String> wrong =
        first == 0
            ? new PartitionCounts(counts.found(), Set.of()).fault()
            : recreated(seen.id()).or(() -> new PartitionCounts(counts.found(), gone).fault(first));
    if (first == 0 && wrong.isEmpty() && events != null) {
      id = seen.id();
      first = events;
    }
    String now = wrong.orElse(null);
    if (now != null && !now.equals(fault)) {
      log.error("No event is taken in: {}", now);
    } else if (now == null && fault != null) {
      log.info("The topics of orders are in order again");
    }
    fault = now;
  }

  private Optional<String> recreated(@Nullable String now) {
    return now == null || now.equals(id)
        ? Optional.empty()
        : Optional.of(
            "%s has the id %s and had %s: somebody deleted it, and it was recreated. Stop the services; a backup of Kafka brings the old one back (docs/deploying.md, Backup and restore)"
                .formatted(TOPICS.events(), now, id));
  }

  /** With the id of the events' topic, if there is one. */
  private record Seen(PartitionCounts counts, @Nullable String id) {}

  private Seen ask() throws ExecutionException, InterruptedException {
    Map<String, Integer> found = new HashMap<>();
    Set<String> gone = new HashSet<>();
    String events = null;
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
        admin
            .get()
            .describeTopics(TOPICS.all(), new DescribeTopicsOptions().timeoutMs(ANSWER_MILLIS))
            .topicNameValues()
            .entrySet()) {
      boolean needed = topic.getKey().equals(TOPICS.events());
      try {
        TopicDescription there = topic.getValue().get();
        found.put(topic.getKey(), there.partitions().size());
        if (needed) {
          events = there.topicId().toString();
        }
      } catch (ExecutionException e) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
          if (needed) {
            gone.add(topic.getKey());
          }
        } else if (needed || !(e.getCause() instanceof TopicAuthorizationException)) {
          throw e; // The others are looked at as far as this service may.
        }
      }
    }
    return new Seen(new PartitionCounts(found, gone), events);
  }

  @Override
  public synchronized void close() {
    admin.close();
  }
}
