package io.jangbu.shop.shipping.inbox;

import static java.util.Objects.requireNonNull;

import io.jangbu.kafka.consumer.topics.LazyAdmin;
import io.jangbu.kafka.consumer.topics.Offsets;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.shop.shipping.inbox.Positions.Position;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.dao.DataAccessException;
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

  private final Positions positions;
  private final Placement placement;
  private Map<Integer, Position> known = Map.of();
  private final LazyAdmin admin;
  private volatile double records = Double.NaN;

  InboxLag(KafkaProperties kafka, Positions positions, Placement placement, MeterRegistry meters) {
    this.admin = new LazyAdmin(kafka::buildAdminProperties);
    this.positions = positions;
    this.placement = placement;
    Gauge.builder("jangbu.inbox.lag.records", this, lag -> lag.records)
        .description("Records of orders.events that the whole service has not taken in yet")
        .baseUnit("records")
        .register(meters);
  }

  /** Away from the scrape, which must not hang with the broker. */
  @Scheduled(fixedDelay = 5_000)
  synchronized void look() {
    lookUp();
    try {
      records = ask(admin.get());
    } catch (ExecutionException | KafkaException e) {
      log.debug("The lag cannot be told", e);
      records = Double.NaN;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** While the database is away the lag grows from what it said last. */
  private void lookUp() {
    try {
      known = positions.all();
      placement.seen(known);
    } catch (DataAccessException e) {
      log.debug("The positions cannot be looked up", e);
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
    // To the end of the log: what an open transaction holds back is not taken in either.
    return Offsets.ends(admin, partitions, IsolationLevel.READ_UNCOMMITTED, ANSWER_MILLIS)
        .entrySet()
        .stream()
        .mapToLong(end -> Math.max(0, end.getValue() - next(end.getKey())))
        .sum();
  }

  private long next(TopicPartition partition) {
    Position position = known.get(partition.partition());
    return position == null ? 0 : position.next();
  }

  @Override
  public synchronized void close() {
    admin.close();
  }
}
