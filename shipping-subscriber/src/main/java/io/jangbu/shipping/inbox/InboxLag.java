package io.jangbu.shipping.inbox;

import static java.util.Objects.requireNonNull;

import io.jangbu.schemas.order.OrderCodec;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * {@code jangbu.inbox.lag.records}: what the whole service, not this instance, has still to take
 * in. So it grows also while no instance is able to.
 */
@Component
class InboxLag implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(InboxLag.class);
  private static final int ANSWER_MILLIS = 5_000;

  private final KafkaProperties kafka;
  private final ConcurrentMessageListenerContainer<byte[], byte[]> container;
  private @Nullable Admin admin;
  private volatile double records = Double.NaN;

  InboxLag(
      KafkaProperties kafka,
      ConcurrentMessageListenerContainer<byte[], byte[]> inboxContainer,
      MeterRegistry meters) {
    this.kafka = kafka;
    this.container = inboxContainer;
    Gauge.builder("jangbu.inbox.lag.records", this, lag -> lag.records)
        .description("Records of orders.events that the whole service has not taken in yet")
        .baseUnit("records")
        .register(meters);
  }

  /** Away from the scrape, which must not hang with the broker. */
  @Scheduled(fixedDelay = 5_000)
  synchronized void look() {
    try {
      records = ask(admin());
    } catch (ExecutionException | KafkaException e) {
      log.debug("The lag cannot be told", e);
      records = Double.NaN;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private double ask(Admin admin) throws ExecutionException, InterruptedException {
    String topic = OrderCodec.TOPICS.events();
    List<TopicPartition> partitions =
        requireNonNull(
                admin
                    .describeTopics(
                        List.of(topic), new DescribeTopicsOptions().timeoutMs(ANSWER_MILLIS))
                    .topicNameValues()
                    .get(topic))
            .get()
            .partitions()
            .stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    var ends =
        admin
            .listOffsets(
                partitions.stream()
                    .collect(Collectors.toMap(each -> each, _ -> OffsetSpec.latest())),
                // To the end of the log: what an open transaction holds back is not taken in
                // either.
                new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED).timeoutMs(ANSWER_MILLIS))
            .all()
            .get();
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(
                container.getGroupId(),
                new ListConsumerGroupOffsetsOptions().timeoutMs(ANSWER_MILLIS))
            .partitionsToOffsetAndMetadata()
            .get();
    return partitions.stream()
        .mapToLong(each -> requireNonNull(ends.get(each)).offset() - offset(committed.get(each)))
        .map(lag -> Math.max(0, lag))
        .sum();
  }

  private static long offset(@Nullable OffsetAndMetadata committed) {
    return committed == null ? 0 : committed.offset();
  }

  private Admin admin() {
    Admin there = admin;
    if (there == null) {
      there = Admin.create(kafka.buildAdminProperties());
      admin = there;
    }
    return there;
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
