package io.jangbu.projection;

import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.Codec;
import io.jangbu.kafka.record.StreamPartition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A context's events topic, written as the command service does. */
public final class EventLog<E> implements AutoCloseable {

  private final String topic;
  private final Codec<?, E> codec;
  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", Broker.bootstrapServers(), "max.request.size", 4 << 20),
          new ByteArraySerializer(),
          new ByteArraySerializer());

  EventLog(AggregateTopics context, Codec<?, E> codec) {
    this.topic = context.events();
    this.codec = codec;
  }

  void publish(List<EventEnvelope<E>> events) {
    List<Future<?>> sent = new ArrayList<>();
    for (EventEnvelope<E> event : events) {
      sent.add(
          producer.send(
              new ProducerRecord<>(
                  topic,
                  StreamPartition.of(event.streamId(), EventLogs.PARTITIONS),
                  event.id().toString().getBytes(StandardCharsets.UTF_8),
                  codec.encodeEvent(event),
                  CloudEventHeaders.of(event, "/test"))));
    }
    sent.forEach(EventLog::join);
  }

  /** Publishes anything. */
  void publish(int partition, String key, byte @Nullable [] value) {
    join(
        producer.send(
            new ProducerRecord<>(topic, partition, key.getBytes(StandardCharsets.UTF_8), value)));
  }

  private static void join(Future<?> sent) {
    try {
      sent.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
