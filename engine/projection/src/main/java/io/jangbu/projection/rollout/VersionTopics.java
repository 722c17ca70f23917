package io.jangbu.projection.rollout;

import io.jangbu.kafka.consumer.topics.LazyAdmin;
import io.jangbu.projection.view.Projection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** What the cluster has of a version: how far its group has read, and its changelogs. */
@Component
public final class VersionTopics implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(VersionTopics.class);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** In looks: more than a killed instance stays a member of its group. */
  private static final int LOOKS = 60;

  private final List<Projection<?, ?>> projections;
  private final ProjectionVersions versions;
  private final LazyAdmin admin;

  VersionTopics(
      List<Projection<?, ?>> projections, ProjectionVersions versions, KafkaProperties kafka) {
    this.projections = projections;
    this.versions = versions;
    this.admin = new LazyAdmin(kafka::buildAdminProperties);
  }

  /**
   * How far a version has read.
   *
   * @throws ExecutionException if the cluster does not answer
   */
  public CatchUpProgress progress(ProjectionVersion version)
      throws InterruptedException, ExecutionException {
    return CatchUpProgress.of(
        admin.get(),
        version.applicationId(),
        projections.stream()
            .flatMap(projection ->
                IntStream.range(0, version.partitions(projection))
                    .mapToObj(i -> new TopicPartition(projection.topics().events(), i)))
            .toList());
  }

  /** Deletes what a version that no longer runs has left, once no instance is in its group. */
  void deleteLater(int version) {
    String applicationId = versions.applicationId(version);
    deleteLater(applicationId, LOOKS);
  }

  private void deleteLater(String applicationId, int looks) {
    CompletableFuture.delayedExecutor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> delete(applicationId, looks));
  }

  private void delete(String applicationId, int looks) {
    try {
      if (hasMembers(applicationId)) {
        if (looks > 0) {
          deleteLater(applicationId, looks - 1);
        } else {
          log.warn("{} has members still: its changelogs stay", applicationId);
        }
        return;
      }
      Set<String> there = admin.get().listTopics().names().get();
      List<String> changelogs =
          projections.stream()
              .flatMap(Projection::changelogged)
              .map(store -> applicationId + "-" + store + "-changelog")
              .filter(there::contains)
              .toList();
      admin.get().deleteTopics(changelogs).all().get();
      admin.get().deleteConsumerGroups(List.of(applicationId)).all().get();
      log.info("Deleted {} and its changelogs", applicationId);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | RuntimeException e) {
      log.warn("What {} has left could not be deleted: {}", applicationId, e.toString());
    }
  }

  private boolean hasMembers(String group) throws InterruptedException, ExecutionException {
    try {
      return admin.get().describeConsumerGroups(List.of(group)).all().get().values().stream()
          .anyMatch(found -> !found.members().isEmpty());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    admin.close();
  }
}
