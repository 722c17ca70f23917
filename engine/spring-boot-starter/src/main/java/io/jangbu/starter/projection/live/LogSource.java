package io.jangbu.starter.projection.live;

import static java.util.Objects.requireNonNull;

import io.jangbu.kafka.integrity.Authenticity;
import io.jangbu.kafka.integrity.EventTrust;
import io.jangbu.kafka.record.EventReader;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.projection.view.Projection;
import io.jangbu.starter.http.ProblemException;
import io.jangbu.starter.projection.audit.LoggedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * All events of some contexts, read from their topics: those of one stream in their order. What is
 * no event is passed over, as it is by the views.
 */
final class LogSource implements LiveSource {

  private static final Duration MOMENT = Duration.ofSeconds(1);

  /** As they are in the log. A client that is slow keeps them in memory until it has taken them. */
  private static final int MOST_BYTES = 1 << 16;

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Log<?>> logs = new LinkedHashMap<>();
  private final Map<TopicPartition, Long> next = new HashMap<>();

  /** One partition of a context's events. */
  private record Log<E>(
      String context, EventReader<E> reader, Authenticity authenticity, int partitions) {

    Optional<LoggedEvent> event(ConsumerRecord<byte[], byte[]> record) {
      if (record.value() == null || isRefused(record)) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            LoggedEvent.of(
                context,
                reader.event(record.key(), record.value(), record.partition(), partitions)));
      } catch (MalformedRecordException _) {
        return Optional.empty(); // the projector has counted and logged it
      }
    }

    private boolean isRefused(ConsumerRecord<byte[], byte[]> record) {
      return authenticity.refusal(
              record.partition(), record.offset(), record.key(), record.value(), record.headers())
          != null;
    }
  }

  /** Where to begin. */
  interface Start {
    /** Of these positions, or any in between. */
    LogPosition of(LogPosition beginning, LogPosition end);
  }

  /**
   * Opens it on a consumer that it then owns.
   *
   * @param partitions how many a context has, by which events are told to be in their place: those
   *     of the views, whatever was added to the topic since
   * @throws ProblemException what {@code start} throws
   */
  static LogSource open(
      Consumer<byte[], byte[]> consumer,
      Collection<Projection<?, ?>> contexts,
      EventTrust trust,
      ToIntFunction<Projection<?, ?>> partitions,
      Start start) {
    try {
      return new LogSource(consumer, contexts, trust, partitions, start);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  private LogSource(
      Consumer<byte[], byte[]> consumer,
      Collection<Projection<?, ?>> contexts,
      EventTrust trust,
      ToIntFunction<Projection<?, ?>> partitions,
      Start start) {
    this.consumer = consumer;
    contexts.forEach(context -> add(context, trust, partitions.applyAsInt(context)));
    consumer.assign(logs.keySet());
    LogPosition from =
        start.of(
            position(consumer.beginningOffsets(logs.keySet())),
            position(consumer.endOffsets(logs.keySet())));
    logs.forEach((at, log) -> {
      long offset = requireNonNull(from.offsets().get(log.context())).get(at.partition());
      next.put(at, offset);
      consumer.seek(at, offset);
    });
  }

  private <E> void add(Projection<E, ?> projection, EventTrust trust, int partitions) {
    EventReader<E> reader = new EventReader<>(projection.codec());
    Authenticity authenticity = trust.authenticity(projection.topics().events());
    for (int partition = 0; partition < partitions; partition++) {
      logs.put(
          new TopicPartition(projection.topics().events(), partition),
          new Log<>(projection.context(), reader, authenticity, partitions));
    }
  }

  @Override
  public Optional<String> position() {
    return Optional.of(position(next).toString());
  }

  @Override
  public List<LiveEvent> next() {
    List<LiveEvent> events = new ArrayList<>();
    try {
      long bytes = 0;
      ConsumerRecords<byte[], byte[]> records = consumer.poll(MOMENT);
      while (true) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
          bytes += Math.max(0, record.serializedValueSize());
          TopicPartition at = new TopicPartition(record.topic(), record.partition());
          next.put(at, record.offset() + 1);
          requireNonNull(logs.get(at))
              .event(record)
              .ifPresent(event -> events.add(new LiveEvent(position(next).toString(), event)));
        }
        if (records.isEmpty() || bytes >= MOST_BYTES) {
          break;
        }
        records = consumer.poll(Duration.ZERO); // what is here already
      }
    } catch (WakeupException _) {
      // the service stops
    }
    return events;
  }

  private LogPosition position(Map<TopicPartition, Long> offsets) {
    Map<String, List<Long>> all = new LinkedHashMap<>();
    logs.forEach((at, log) ->
        all.computeIfAbsent(log.context(), _ -> new ArrayList<>())
            .add(requireNonNull(offsets.get(at))));
    return new LogPosition(all);
  }

  @Override
  public void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
