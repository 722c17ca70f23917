package io.jangbu.benchmarks.topic;

import io.jangbu.benchmarks.load.OpenLoop;
import io.jangbu.benchmarks.load.Percentiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends commands, and recognises what comes back from other topics. One measure at a time. */
public final class TopicClient implements AutoCloseable {

  private static final int PORTION = 50_000;

  private final Recognition recognition;
  private final Exchange exchange;
  private final AtomicReference<@Nullable Measure> current = new AtomicReference<>();

  private record Measure(Commands commands, Arrivals arrivals) {}

  /**
   * Connects, and recognises results by their commands' ids.
   *
   * @param resultTopics where the answers come from; they must exist
   */
  public TopicClient(String bootstrapServers, String... resultTopics) {
    this(bootstrapServers, List.of(resultTopics), Recognition.ofResults());
  }

  /**
   * Connects, and reads what comes from now on in all partitions.
   *
   * @param topics where that comes from which tells that a command is done; they must exist
   */
  public TopicClient(String bootstrapServers, List<String> topics, Recognition recognition) {
    this.recognition = recognition;
    exchange = new Exchange(bootstrapServers, topics, this::deliver);
  }

  /**
   * Sends so many as fast as the broker takes them.
   *
   * @return from the first send to the last committed result
   * @throws IllegalStateException if a command cannot be sent, or no result comes for 60 s
   */
  public Duration pipelined(Commands commands, int count) {
    // Made before the clock starts: what is measured is not how fast this client encodes.
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(count);
    for (int n = 0; n < count; n++) {
      records.add(commands.record(n));
    }
    Arrivals arrivals = expect(commands, count, _ -> {});
    long begin = System.nanoTime();
    for (int n = 0; n < count; n++) {
      send(records.get(n), arrivals, n, begin);
    }
    return Duration.ofNanos(exchange.await(arrivals) - begin);
  }

  /**
   * Sends at a fixed rate.
   *
   * @return from when each command was due to its committed result
   * @throws IllegalStateException if a command cannot be sent, or no result comes for 60 s
   */
  public Percentiles atRate(OpenLoop loop, Duration time, Commands commands) {
    return atRate(loop, time, commands, _ -> {});
  }

  /**
   * Sends at a fixed rate.
   *
   * @param onResult is handed each command's place in the sequence when its result comes, and must
   *     not wait
   * @return from when each command was due to its committed result
   * @throws IllegalStateException if a command cannot be sent, or no result comes for 60 s
   */
  public Percentiles atRate(
      OpenLoop loop, Duration time, Commands commands, LongConsumer onResult) {
    Arrivals arrivals = expect(commands, Math.toIntExact(loop.actionsIn(time)), onResult);
    int[] next = {0};
    loop.run(
        time,
        due -> {
          int n = next[0]++;
          send(commands.record(n), arrivals, n, due);
        });
    exchange.await(arrivals);
    return arrivals.percentiles();
  }

  /** Sends so many as fast as the broker takes them, however many they are, in portions. */
  public void fill(Commands commands, long count) {
    for (long sent = 0; sent < count; sent += PORTION) {
      pipelined(commands.from(sent), (int) Math.min(PORTION, count - sent));
    }
  }

  private Arrivals expect(Commands commands, int count, LongConsumer onResult) {
    Arrivals arrivals = new Arrivals(count, onResult);
    current.set(new Measure(commands, arrivals));
    return arrivals;
  }

  private void send(
      ProducerRecord<byte[], byte[]> record, Arrivals arrivals, int n, long dueNanos) {
    arrivals.sent(n, dueNanos);
    exchange.send(record);
  }

  private void deliver(ConsumerRecord<byte[], byte[]> record) {
    long now = System.nanoTime();
    Measure measure = current.get();
    UUID id = measure == null ? null : recognition.idOf(record);
    if (measure == null || id == null) {
      return;
    }
    long n = measure.commands.placeOf(id);
    if (n >= 0 && n <= Integer.MAX_VALUE) {
      measure.arrivals.arrived((int) n, now);
    }
  }

  @Override
  public void close() {
    exchange.close();
  }
}
