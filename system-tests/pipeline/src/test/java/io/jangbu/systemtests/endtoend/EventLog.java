package io.jangbu.systemtests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.Codec;
import io.jangbu.kafka.record.EventReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A context's events from the beginning; each is what its key says, in its stream's partition. */
public final class EventLog<E> implements AutoCloseable {

  private final TopicLog topic;
  private final EventReader<E> reader;
  private final List<EventEnvelope<E>> events = new ArrayList<>();

  public EventLog(String bootstrapServers, AggregateTopics topics, Codec<?, E> codec) {
    topic = new TopicLog(bootstrapServers, topics.events());
    reader = new EventReader<>(codec);
  }

  /** How many events there are by now. */
  int size() {
    read();
    return events.size();
  }

  /** The events of each stream in the order of the log. */
  public Map<String, List<EventEnvelope<E>>> streams() {
    read();
    return byStream(events);
  }

  /** The events of each stream in the order in which they are given. */
  public static <E> Map<String, List<EventEnvelope<E>>> byStream(List<EventEnvelope<E>> events) {
    Map<String, List<EventEnvelope<E>>> streams = new TreeMap<>();
    for (EventEnvelope<E> event : events) {
      streams.computeIfAbsent(event.streamId(), _ -> new ArrayList<>()).add(event);
    }
    return streams;
  }

  /** Versions 1, 2, 3 … without gap or twin, and never back in time. */
  public static <E> void assertSound(String streamId, List<EventEnvelope<E>> stream) {
    assertThat(stream)
        .as(streamId)
        .extracting(EventEnvelope::version)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, stream.size()).boxed().toList());
    assertThat(stream).extracting(EventEnvelope::recordedAt).isSorted();
    assertThat(stream).extracting(EventEnvelope::causationId).doesNotHaveDuplicates();
  }

  private void read() {
    for (ConsumerRecord<byte[], byte[]> record : topic.next()) {
      events.add(
          reader.event(record.key(), record.value(), record.partition(), topic.partitions()));
    }
  }

  @Override
  public void close() {
    topic.close();
  }
}
