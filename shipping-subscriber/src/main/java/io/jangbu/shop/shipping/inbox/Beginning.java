package io.jangbu.shop.shipping.inbox;

import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.shop.shipping.inbox.Positions.Position;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Where partitions are to be read from: by the database, and the first time by the group. */
@Component
class Beginning {

  private static final Logger log = LoggerFactory.getLogger(Beginning.class);

  private static final String TOPIC = OrderCodec.TOPICS.events();

  /** Below the session's 10 s: a rebalance waits meanwhile. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Positions positions;
  private final Inbox inbox;
  private final OrderEventPartitions topic;
  private final Registration registration;
  private final TransactionOperations transaction;

  Beginning(
      Positions positions,
      Inbox inbox,
      OrderEventPartitions topic,
      Registration registration,
      TransactionOperations transaction) {
    this.positions = positions;
    this.inbox = inbox;
    this.topic = topic;
    this.registration = registration;
    this.transaction = transaction;
  }

  /**
   * Where one partition goes on.
   *
   * @param first the first offset that the log has
   * @param group what the group has committed; null if nothing
   * @param chosen whether an operator has set it
   */
  record Place(long first, long next, @Nullable Long group, boolean chosen) {}

  /** What Kafka says of all partitions of the topic. */
  private record Log(
      Map<TopicPartition, Long> first,
      Map<TopicPartition, Long> end,
      Map<TopicPartition, OffsetAndMetadata> committed) {

    static Log of(Consumer<?, ?> consumer, int partitions) {
      Set<TopicPartition> all =
          IntStream.range(0, partitions)
              .mapToObj(partition -> new TopicPartition(TOPIC, partition))
              .collect(Collectors.toSet());
      Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
      consumer
          .committed(all, PATIENCE)
          .forEach((partition, offset) -> {
            if (offset != null) {
              committed.put(partition, offset);
            }
          });
      return new Log(
          consumer.beginningOffsets(all, PATIENCE), consumer.endOffsets(all, PATIENCE), committed);
    }

    @Nullable Long group(TopicPartition partition) {
      OffsetAndMetadata offset = committed.get(partition);
      return offset == null ? null : offset.offset();
    }

    long first(TopicPartition partition) {
      return first.getOrDefault(partition, 0L);
    }

    /** Whether the group has read anything. */
    boolean wasRead() {
      return committed.entrySet().stream()
          .anyMatch(each -> each.getValue().offset() > first(each.getKey()));
    }

    /** Where the group is, and the first of what is there of partitions that it has not read. */
    Map<Integer, Long> groups() {
      Map<Integer, Long> groups = new HashMap<>();
      first.forEach((partition, first) -> {
        Long group = group(partition);
        groups.put(partition.partition(), group == null ? first : Math.max(first, group));
      });
      return groups;
    }
  }

  /**
   * Their places.
   *
   * @throws ChoiceNeededException if somebody has to choose
   * @throws RuntimeException if the database or Kafka do not answer
   */
  Map<TopicPartition, Place> of(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Log kafka = Log.of(consumer, topic.require());
    String id = topic.id();
    String noted = positions.topicId().orElse(null);
    if (noted == null) {
      begin(id, kafka, consumer.groupMetadata().groupId());
    } else if (!noted.equals(id)) {
      goOn(noted, id, kafka, consumer.groupMetadata().groupId());
    }
    Map<Integer, Position> all = positions.all();
    Map<TopicPartition, Place> places = new HashMap<>();
    for (TopicPartition partition : new HashSet<>(partitions)) {
      places.put(partition, place(partition, kafka, all.get(partition.partition())));
    }
    return places;
  }

  private static Place place(TopicPartition partition, Log kafka, @Nullable Position position) {
    long first = kafka.first(partition);
    long end = kafka.end().getOrDefault(partition, Long.MAX_VALUE);
    if (position == null) {
      throw new ChoiceNeededException(
          "the database has no position of %s. %s".formatted(partition, fromStart()));
    }
    if (position.next() < first) {
      throw new ChoiceNeededException(
          "%s begins at offset %d, and was taken in up to %d: the records between were deleted. %s"
              .formatted(partition, first, position.next(), fromStart()));
    }
    if (position.next() > end) {
      throw new ChoiceNeededException(
          "%s ends at offset %d, and was taken in up to %d: Kafka is older than the database, or has lost records. A backup of PostgreSQL that is not younger than Kafka's is right (docs/deploying.md, Backup and restore); if events came again under their old ids, some are taken for known. %s"
              .formatted(partition, end, position.next(), fromStart()));
    }
    return new Place(first, position.next(), kafka.group(partition), position.chosen());
  }

  private static String fromStart() {
    return "./jangbu shipments from-start reads all of it again, and asks for those shipments that"
        + " the database lacks";
  }

  /** The database has no positions. */
  private void begin(String id, Log kafka, String group) {
    boolean known = !inbox.isEmpty();
    if (!known && kafka.wasRead()) {
      throw new ChoiceNeededException(
          "the database is empty, but the group %s has read %s: the database was lost, or is another one. Choose: ./jangbu shipments from-start asks the carrier for every shipment again, under the same idempotency keys; ./jangbu shipments from-now begins with what is shipped from now on (docs/deploying.md, PostgreSQL is lost)"
              .formatted(group, TOPIC));
    }
    Boolean begun =
        transaction.execute(_ -> positions.begin(id, known ? kafka.groups() : firsts(kafka)));
    if (Boolean.TRUE.equals(begun) && known) {
      log.warn(
          "The database has no positions of {} yet, as it was written by an older release. It"
              + " adopts those of the group {}, once, and the topic's id {}",
          TOPIC,
          group,
          id);
    } else if (Boolean.TRUE.equals(begun)) {
      log.info("Begins with the first event of {}, id {}", TOPIC, id);
    }
  }

  /** The topic is another one, which may have been filled from the one that is noted. */
  private void goOn(String noted, String id, Log kafka, String group) {
    boolean adopted =
        registration
            .of(TOPIC)
            .filter(registered -> registered.id().equals(id) && registered.continues(noted))
            .isPresent();
    if (!adopted) {
      throw new ChoiceNeededException(
          "%s has the id %s, and was taken in under the id %s: it was deleted and recreated. A backup of Kafka brings the old one back (docs/deploying.md, Backup and restore); where it was filled from the old one, ./jangbu topics adopt %s has to say so"
              .formatted(TOPIC, id, noted, TOPIC));
    }
    Boolean replaced = transaction.execute(_ -> positions.replace(noted, id, kafka.groups()));
    if (Boolean.TRUE.equals(replaced)) {
      log.warn(
          "{} with the id {} was adopted in place of the one with the id {}. It is taken in from"
              + " where the group {} is",
          TOPIC,
          id,
          noted,
          group);
    }
  }

  private static Map<Integer, Long> firsts(Log kafka) {
    Map<Integer, Long> firsts = new HashMap<>();
    kafka.first().forEach((partition, first) -> firsts.put(partition.partition(), first));
    return firsts;
  }
}
