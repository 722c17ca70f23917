package io.jangbu.command.erasure;

import io.jangbu.command.AggregateType;
import io.jangbu.command.state.AssignedPartition;
import io.jangbu.command.state.EventPartitions;
import io.jangbu.command.state.EventPartitions.Extent;
import io.jangbu.command.state.EventPartitions.Reading;
import io.jangbu.command.state.Rewriting;
import io.jangbu.kafka.integrity.EventTrust;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the personal data out of some streams of one partition: looks at the log and the
 * idempotency store of commands, has the partition's stream thread write what is to be written, and
 * looks again, until there is nothing left. So whatever happens in between, what it ends with is
 * what it has seen.
 */
final class PartitionErasure<E> implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(PartitionErasure.class);

  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final long LOOK_MILLIS = 100;

  /** One is the rule; a stream that goes on meanwhile takes another one. */
  private static final int MOST_ROUNDS = 100;

  /** At once, so that a transaction stays short. A stream is never split. */
  private static final int STREAMS_AT_ONCE = 50;

  private static final int COMMANDS_AT_ONCE = 1_000;

  private final AggregateType<?, E, ?> type;
  private final AssignedPartition assigned;
  private final Set<String> streams;
  private final GatheredStreams<E> gathered;
  private final EventPartitions events;
  private final RememberedCommands remembered;
  private final Predicate<AssignedPartition> isHeld;
  private final Map<String, Long> commands = new HashMap<>();
  private volatile Figures figures = new Figures(0, 0, Map.of());
  private volatile boolean done;
  private volatile @Nullable String refused;

  /**
   * How far it is.
   *
   * @param offsets of the partition that were read
   * @param streams those that are done
   */
  record Figures(long offsets, long offsetsInAll, Map<String, Stream> streams) {}

  /** What was done with a stream: events it has, those appended again, commands forgotten. */
  record Stream(long events, long rewritten, long commands) {
    static final Stream NONE = new Stream(0, 0, 0);
  }

  PartitionErasure(
      AggregateType<?, E, ?> type,
      int partitions,
      AssignedPartition assigned,
      Set<String> streams,
      EventPartitions events,
      EventTrust trust,
      RememberedCommands remembered,
      Predicate<AssignedPartition> isHeld) {
    this.type = type;
    this.assigned = assigned;
    this.streams = Set.copyOf(streams);
    this.gathered =
        new GatheredStreams<>(
            type,
            assigned.commands().partition(),
            partitions,
            trust.authenticity(type.topics().events()),
            this.streams);
    this.events = events;
    this.remembered = remembered;
    this.isHeld = isHeld;
  }

  /** Whether it goes on, or came to its end, on the task that holds the partition now. */
  boolean counts() {
    return isHeld.test(assigned);
  }

  /** Whether there is nothing left to erase. */
  boolean isDone() {
    return done;
  }

  /** Why there is no going on; null if there is. */
  @Nullable String refused() {
    return refused;
  }

  Figures figures() {
    return figures;
  }

  @Override
  public void run() {
    try {
      erase();
    } catch (CannotEraseException e) {
      refused = e.getMessage();
      log.warn("Streams of {} cannot be erased: {}", assigned.commands(), e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      refused = "it failed, and may be asked for again: " + e;
      log.warn("Streams of {} could not be erased", assigned.commands(), e);
    }
  }

  private void erase()
      throws CannotEraseException, InterruptedException, ExecutionException, TimeoutException {
    Extent extent = committed();
    try (Reading reading = events.read(topicPartition(), extent)) {
      for (int round = 0; round < MOST_ROUNDS && counts(); round++) {
        read(reading, committed());
        List<Rewriting> rewritings = rewritings();
        if (rewritings.isEmpty()) {
          finish(extent.end());
          return;
        }
        for (Rewriting rewriting : rewritings) {
          await(rewriting);
        }
      }
    }
    if (counts()) {
      throw new CannotEraseException(
          "it does not come to an end: what the log has is not what commands are decided on, which"
              + " ./jangbu rebuild command-state mends");
    }
  }

  private void read(Reading reading, Extent to) throws CannotEraseException {
    while (reading.position() < to.end() && counts()) {
      for (ConsumerRecord<byte[], byte[]> record : reading.next()) {
        gathered.take(record);
      }
      figures =
          new Figures(reading.position() - to.begin(), to.end() - to.begin(), figures.streams());
    }
  }

  private List<Rewriting> rewritings() throws CannotEraseException, InterruptedException {
    List<Rewriting> rewritings = new ArrayList<>();
    List<Rewriting.Stream> toRewrite = gathered.toRewrite();
    for (int from = 0; from < toRewrite.size(); from += STREAMS_AT_ONCE) {
      int to = Math.min(from + STREAMS_AT_ONCE, toRewrite.size());
      rewritings.add(new Rewriting(toRewrite.subList(from, to), List.of()));
    }
    List<Rewriting.Remembered> toForget = new ArrayList<>();
    remembered()
        .forEach((streamId, of) -> {
          commands.merge(streamId, (long) of.size(), Long::sum);
          toForget.addAll(of);
        });
    for (int from = 0; from < toForget.size(); from += COMMANDS_AT_ONCE) {
      int to = Math.min(from + COMMANDS_AT_ONCE, toForget.size());
      rewritings.add(new Rewriting(List.of(), toForget.subList(from, to)));
    }
    return rewritings;
  }

  private Map<String, List<Rewriting.Remembered>> remembered() throws InterruptedException {
    while (counts()) {
      try {
        return remembered.of(type, assigned.commands().partition(), streams);
      } catch (InvalidStateStoreException e) {
        log.debug("The idempotency store of {} cannot be searched yet", assigned.commands(), e);
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    }
    return Map.of();
  }

  /** Until it is in the log, or the partition has gone. */
  private void await(Rewriting rewriting) throws InterruptedException, ExecutionException {
    while (counts() && !assigned.rewrite(rewriting)) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    while (counts()) {
      try {
        rewriting.committed().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException _) {
        // It looks every few seconds whether there is something to do.
      }
    }
  }

  private void finish(long from) {
    Map<String, Stream> all = new HashMap<>();
    for (String streamId : streams) {
      all.put(
          streamId,
          new Stream(
              gathered.events(streamId),
              gathered.rewritten(streamId, from),
              commands.getOrDefault(streamId, 0L)));
    }
    figures = new Figures(figures.offsets(), figures.offsetsInAll(), Map.copyOf(all));
    done = counts();
  }

  private Extent committed() throws InterruptedException, ExecutionException, TimeoutException {
    return events
        .committed(topicPartition())
        .toCompletableFuture()
        .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
  }

  private TopicPartition topicPartition() {
    return new TopicPartition(type.topics().events(), assigned.commands().partition());
  }
}
