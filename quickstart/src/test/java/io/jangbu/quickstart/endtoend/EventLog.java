package io.jangbu.quickstart.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.domain.EventEnvelope;
import io.jangbu.domain.Snapshot;
import io.jangbu.domain.order.Order;
import io.jangbu.domain.order.OrderDecider;
import io.jangbu.domain.order.OrderEvent;
import io.jangbu.schemas.order.OrderCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** orders.events from its beginning, as any other system would read it. */
final class EventLog implements AutoCloseable {

  private static final OrderCodec CODEC = new OrderCodec();
  private static final OrderDecider DECIDER = new OrderDecider();

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final List<EventEnvelope<OrderEvent>> events = new ArrayList<>();

  EventLog(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor("orders.events").stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** How many events there are by now. */
  int size() {
    read(consumer.endOffsets(partitions));
    return events.size();
  }

  /** The events of each order in the order of the log. */
  Map<String, List<EventEnvelope<OrderEvent>>> streams() {
    read(consumer.endOffsets(partitions));
    Map<String, List<EventEnvelope<OrderEvent>>> streams = new TreeMap<>();
    for (EventEnvelope<OrderEvent> event : events) {
      streams.computeIfAbsent(event.streamId(), _ -> new ArrayList<>()).add(event);
    }
    return streams;
  }

  /** Versions 1, 2, 3 … without gap or twin, and never back in time. */
  static void assertSound(String order, List<EventEnvelope<OrderEvent>> stream) {
    assertThat(stream)
        .as(order)
        .extracting(EventEnvelope::version)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, stream.size()).boxed().toList());
    assertThat(stream).extracting(EventEnvelope::recordedAt).isSorted();
    assertThat(stream).extracting(EventEnvelope::causationId).doesNotHaveDuplicates();
  }

  static Order fold(List<EventEnvelope<OrderEvent>> stream) {
    Snapshot<Order> snapshot = Snapshot.empty(DECIDER);
    for (EventEnvelope<OrderEvent> event : stream) {
      snapshot = snapshot.plus(event, DECIDER);
    }
    return snapshot.state();
  }

  private void read(Map<TopicPartition, Long> ends) {
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        EventEnvelope<OrderEvent> event = CODEC.decodeEvent(record.value());
        assertThat(record.key()).asString(StandardCharsets.UTF_8).isEqualTo(event.id().toString());
        events.add(event);
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
