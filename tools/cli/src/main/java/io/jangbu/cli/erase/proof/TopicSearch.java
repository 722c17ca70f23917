package io.jangbu.cli.erase.proof;

import io.jangbu.cli.log.BrokerGoneException;
import io.jangbu.cli.log.LogReader;
import io.jangbu.cli.log.PartitionRange;
import io.jangbu.cli.options.CannotStartException;
import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.progress.StopSignal;
import io.jangbu.kafka.consumer.Loss;
import io.jangbu.kafka.consumer.Losses;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Looks through topics: the first time all of them, then what was added since. */
final class TopicSearch {

  private final Map<String, Object> client;
  private final OurTopics ours;
  private final Set<String> events;
  private final Wanted wanted;
  private final Duration timeout;
  private final StopSignal stop;
  private final Map<String, TopicTrail> trails = new LinkedHashMap<>();
  private final Set<String> unseen;
  private boolean cutOff;

  /**
   * Nothing is asked yet.
   *
   * @param events the logs of what was erased
   * @param unseen gets a sentence for each part that cannot be looked at
   */
  TopicSearch(
      Map<String, Object> client,
      OurTopics ours,
      Set<String> events,
      Wanted wanted,
      Duration timeout,
      StopSignal stop,
      Set<String> unseen) {
    this.client = client;
    this.ours = ours;
    this.events = events;
    this.wanted = wanted;
    this.timeout = timeout;
    this.stop = stop;
    this.unseen = unseen;
  }

  /**
   * Reads what is there at this moment and was not read before. It ends early when it is stopped.
   *
   * @throws CannotStartException if the broker cannot be asked what is there
   */
  void run(Progress progress) throws CannotStartException {
    list();
    progress.begin("Looking for texts", " records", 1, length());
    try (LogReader committed = reader(IsolationLevel.READ_COMMITTED, progress);
        LogReader any = reader(IsolationLevel.READ_UNCOMMITTED, progress)) {
      for (TopicTrail trail : trails.values()) {
        Predicate<ConsumerRecord<byte[], byte[]>> concerns =
            events.contains(trail.topic()) ? wanted::concernsEvent : wanted::concerns;
        for (var partition : trail.trails().entrySet()) {
          if (!read(trail, partition.getKey(), partition.getValue(), committed, any, concerns)) {
            return;
          }
        }
      }
    } catch (BrokerGoneException e) {
      cutOff = true;
      unseen.add(String.valueOf(e.getMessage()));
    } finally {
      progress.end();
    }
  }

  private static boolean read(
      TopicTrail trail,
      TopicPartition partition,
      Trail found,
      LogReader committed,
      LogReader any,
      Predicate<ConsumerRecord<byte[], byte[]>> concerns)
      throws BrokerGoneException {
    PartitionRange first = trail.committed(partition);
    PartitionRange all = trail.any(partition);
    boolean whole =
        committed.readWhole(first, record -> found.committed(record, concerns.test(record)))
                == first.end()
            && any.readWhole(all, record -> found.any(record, concerns.test(record))) == all.end();
    if (whole) {
      trail.read(partition);
    }
    return whole;
  }

  /** Whether the broker went away in the middle of it: what was read in part is not read again. */
  boolean isCutOff() {
    return cutOff;
  }

  Collection<Found> found() {
    return trails.values().stream()
        .map(TopicTrail::found)
        .filter(found -> found.records() > 0)
        .toList();
  }

  private long length() {
    return trails.values().stream()
        .flatMap(trail ->
            trail.trails().keySet().stream()
                .flatMap(each -> Stream.of(trail.committed(each), trail.any(each))))
        .mapToLong(PartitionRange::length)
        .sum();
  }

  private LogReader reader(IsolationLevel isolation, Progress progress) {
    Losses losses = isolation == IsolationLevel.READ_COMMITTED ? _ -> {} : this::lost;
    return new LogReader(client, isolation, losses, timeout, progress, stop);
  }

  private void lost(Loss loss) {
    unseen.add(
        "%s at offset %d could not be looked at: %s."
            .formatted(loss.partition(), loss.first(), loss.reason()));
  }

  private void list() throws CannotStartException {
    try (Cluster cluster = new Cluster(client)) {
      Set<String> all = cluster.names();
      Set<String> names = ours.among(all);
      unseen.addAll(ours.missing(all));
      trails.keySet().retainAll(names);
      // What others share with what was erased is known once the logs were read.
      List<String> ordered =
          Stream.concat(
                  names.stream().filter(events::contains),
                  names.stream().filter(name -> !events.contains(name)))
              .toList();
      for (String name : ordered) {
        list(cluster, name);
      }
    } catch (ExecutionException | KafkaException e) {
      Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
      throw new CannotStartException(
          "Kafka at %s cannot be asked: %s"
              .formatted(client.get("bootstrap.servers"), cause.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("Interrupted before the topics were read.");
    }
  }

  private void list(Cluster cluster, String name) throws ExecutionException, InterruptedException {
    try {
      TopicTrail trail = trails.get(name);
      if (trail == null) {
        trail = new TopicTrail(name, cluster.cleaning(name));
      }
      trail.upTo(cluster.ends(name));
      trails.put(name, trail);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case UnknownTopicOrPartitionException _ -> trails.remove(name);
        case AuthorizationException denied ->
            unseen.add("%s could not be looked at: %s.".formatted(name, denied.getMessage()));
        case null, default -> throw e;
      }
    }
  }
}
