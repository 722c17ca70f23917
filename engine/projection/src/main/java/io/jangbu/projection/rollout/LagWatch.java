package io.jangbu.projection.rollout;

import io.jangbu.projection.rollout.ViewLag.Behind;
import io.jangbu.projection.view.Projection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks now and then how far the versions here are behind, away from the threads that project and
 * from those that ask.
 */
@Component
@EnableScheduling
public class LagWatch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LagWatch.class);

  private final List<Projection<?, ?>> projections;
  private final ProjectionVersions versions;
  private final VersionTopics topics;
  private final KafkaProperties kafka;
  private @Nullable UnreadEvents unread;
  private boolean closed;

  LagWatch(
      List<Projection<?, ?>> projections,
      ProjectionVersions versions,
      VersionTopics topics,
      KafkaProperties kafka) {
    this.projections = projections;
    this.versions = versions;
    this.topics = topics;
    this.kafka = kafka;
  }

  /** Soon after a version runs, as nobody is ready before, and every 5 s from then on. */
  @Scheduled(fixedDelay = 500)
  void tick() {
    look(version -> version.behind().isDue());
  }

  /** Looks at all of them now. While Kafka does not answer, what is known stays as it is. */
  public void look() {
    look(_ -> true);
  }

  private synchronized void look(Predicate<ProjectionVersion> wanted) {
    try {
      for (ProjectionVersion version : versions.all()) {
        if (!closed && version.state() == KafkaStreams.State.RUNNING && wanted.test(version)) {
          version.behind().looked(behind(version));
        }
      }
    } catch (ExecutionException | KafkaException e) {
      log.debug("How far the views are behind cannot be told", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<String, Behind> behind(ProjectionVersion version)
      throws InterruptedException, ExecutionException {
    CatchUpProgress progress = topics.progress(version);
    Map<TopicPartition, String> contexts = new HashMap<>();
    for (Projection<?, ?> projection : projections) {
      for (int i = 0; i < version.partitions(projection); i++) {
        if (version.live().contains(projection.context(), i)) {
          contexts.put(new TopicPartition(projection.topics().events(), i), projection.context());
        }
      }
    }
    Map<TopicPartition, Long> unread = new HashMap<>(progress.shortOf(progress.logEnds()));
    unread.keySet().retainAll(contexts.keySet());
    Map<String, Behind> behind = new HashMap<>();
    oldest(unread, progress.logEnds())
        .forEach((partition, appended) -> {
          long records =
              progress.logEnds().getOrDefault(partition, 0L) - unread.getOrDefault(partition, 0L);
          Duration age = Duration.between(appended, Instant.now());
          behind.merge(
              contexts.getOrDefault(partition, ""),
              new Behind(records, age.isNegative() ? Duration.ZERO : age),
              Behind::plus);
        });
    return behind;
  }

  private Map<TopicPartition, Instant> oldest(
      Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
    if (positions.isEmpty()) {
      return Map.of();
    }
    UnreadEvents reader = unread;
    if (reader == null) {
      reader = new UnreadEvents(kafka);
      unread = reader;
    }
    return reader.oldest(positions, ends);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (unread != null) {
      unread.close();
    }
  }
}
