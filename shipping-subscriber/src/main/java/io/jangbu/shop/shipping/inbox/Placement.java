package io.jangbu.shop.shipping.inbox;

import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.shop.shipping.inbox.Positions.Position;
import io.jangbu.shop.shipping.inbox.Positions.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.stereotype.Component;

/**
 * Puts the consumer where the database says that it is, whatever the group says. The group's
 * offsets only follow, for Kafka's tools to see.
 *
 * <p>A partition whose place is not known, because the database is away or somebody has to choose,
 * is read from its beginning: what comes is not taken in before it is known.
 */
@Component
class Placement implements ConsumerAwareRebalanceListener {

  private static final Logger log = LoggerFactory.getLogger(Placement.class);

  private final Beginning beginning;
  private final Positions positions;
  private final InboxMeters meters;
  private final Map<TopicPartition, Long> placed = new ConcurrentHashMap<>();

  /** Partitions of which the group has to be told. */
  private final Set<TopicPartition> untold = ConcurrentHashMap.newKeySet();

  private volatile Map<Integer, Position> seen = Map.of();
  private volatile @Nullable String refusal;

  Placement(Beginning beginning, Positions positions, InboxMeters meters) {
    this.beginning = beginning;
    this.positions = positions;
    this.meters = meters;
  }

  /** Why nothing is taken in until somebody has chosen; empty while that is not so. */
  Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    // Else what the group says would hold.
    consumer.seekToBeginning(partitions);
    try {
      place(consumer, partitions);
    } catch (RuntimeException e) {
      log.debug("{} cannot be placed yet", partitions, e);
    }
  }

  @Override
  public void onPartitionsRevokedAfterCommit(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    forget(partitions);
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    forget(partitions);
  }

  /** Their place has to be looked up again. */
  void forget(Collection<TopicPartition> partitions) {
    partitions.forEach(placed::remove);
  }

  /**
   * Those of the records that come from where the database is. Others have not been fetched from
   * there, or are of partitions that went to another instance while they were tried.
   *
   * @throws RuntimeException if that cannot be told yet
   */
  <K, V> List<ConsumerRecord<K, V>> placed(
      Consumer<?, ?> consumer, List<ConsumerRecord<K, V>> records) {
    Set<TopicPartition> unplaced = new HashSet<>();
    records.forEach(record -> unplaced.add(partition(record)));
    unplaced.removeAll(placed.keySet());
    if (unplaced.isEmpty()) {
      return records;
    }
    List<TopicPartition> own = unplaced.stream().filter(consumer.assignment()::contains).toList();
    if (!own.isEmpty()) {
      place(consumer, own);
    }
    // The container commits all the same what is left out here.
    untold.addAll(unplaced);
    return records.stream().filter(record -> !unplaced.contains(partition(record))).toList();
  }

  /** From where to where these go. */
  List<Span> spans(List<? extends ConsumerRecord<?, ?>> records) {
    Map<TopicPartition, Long> next = new HashMap<>();
    records.forEach(record -> next.merge(partition(record), record.offset() + 1, Math::max));
    return next.entrySet().stream()
        .map(each ->
            new Span(
                each.getKey().partition(), placed.getOrDefault(each.getKey(), 0L), each.getValue()))
        .toList();
  }

  /** They were taken in. */
  void passed(Collection<Span> spans) {
    for (Span span : spans) {
      TopicPartition partition = partition(span.partition());
      placed.put(partition, span.next());
      untold.add(partition);
    }
  }

  /** What the database says, as somebody has seen it a moment ago. */
  void seen(Map<Integer, Position> positions) {
    seen = positions;
  }

  /**
   * Nothing has come of the partition for a while. Marks of transactions lie behind its last
   * record, and an operator may have set its position.
   */
  void idle(Consumer<?, ?> consumer, TopicPartition partition) {
    Long from = placed.get(partition);
    if (from == null) {
      place(consumer, List.of(partition));
      return;
    }
    Position noted = seen.get(partition.partition());
    if (noted != null && noted.chosen() && noted.next() != from) {
      place(consumer, List.of(partition));
      return;
    }
    long next = consumer.position(partition);
    if (next > from) {
      Span span = new Span(partition.partition(), from, next);
      positions.advance(List.of(span));
      passed(List.of(span));
    }
    if (untold.contains(partition)) {
      tell(consumer, Map.of(partition, new OffsetAndMetadata(next)));
    }
  }

  /**
   * Goes to the database's positions.
   *
   * @throws RuntimeException if they cannot be told yet
   */
  void place(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Map<TopicPartition, Beginning.Place> places;
    try {
      places = beginning.of(consumer, partitions);
    } catch (ChoiceNeededException e) {
      if (!String.valueOf(e.getMessage()).equals(refusal)) {
        log.error("Nothing is taken in: {}", e.getMessage());
      }
      refusal = e.getMessage();
      throw e;
    }
    refusal = null;
    Map<TopicPartition, OffsetAndMetadata> differs = new HashMap<>();
    places.forEach((partition, place) -> {
      consumer.seek(partition, place.next());
      placed.put(partition, place.next());
      if (compare(partition, place)) {
        differs.put(partition, new OffsetAndMetadata(place.next()));
        untold.add(partition);
      }
    });
    if (!differs.isEmpty()) {
      tell(consumer, differs);
    }
  }

  /** Says so where the group is elsewhere. */
  private boolean compare(TopicPartition partition, Beginning.Place place) {
    Long group = place.group();
    if (group == null || group == place.next()) {
      return group == null && place.next() > place.first();
    }
    if (place.chosen()) {
      log.info("{} goes on at {}, as somebody has chosen", partition, place.next());
    } else if (group > place.next()) {
      meters.groupAhead();
      log.warn(
          "{} goes on at {}, where the database is. The group is at {}: somebody else has read in"
              + " it, or has set its offsets. What lies between was not taken in, and is now",
          partition,
          place.next(),
          group);
    } else {
      meters.groupBehind();
      // Nothing but a stop between the two commits, as a rule.
      log.info(
          "{} goes on at {}, where the database is. The group is at {}; what lies between was taken"
              + " in before",
          partition,
          place.next(),
          group);
    }
    return true;
  }

  private void tell(Consumer<?, ?> consumer, Map<TopicPartition, OffsetAndMetadata> offsets) {
    try {
      consumer.commitSync(offsets);
      untold.removeAll(new ArrayList<>(offsets.keySet()));
    } catch (KafkaException e) {
      log.debug("The group cannot be told yet", e);
    }
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  private static TopicPartition partition(int partition) {
    return new TopicPartition(OrderCodec.TOPICS.events(), partition);
  }
}
