package io.jangbu.projection.rollout;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.KafkaException;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/**
 * What an operator may do about the versions of the projections. All instances follow within a
 * second or two.
 */
@Component
public final class RolloutChanges {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ProjectionVersions versions;
  private final VersionTopics topics;
  private final KafkaProperties kafka;

  RolloutChanges(ProjectionVersions versions, VersionTopics topics, KafkaProperties kafka) {
    this.versions = versions;
    this.topics = topics;
    this.kafka = kafka;
  }

  /**
   * Builds one more beside the one that answers.
   *
   * @throws NotNowException if another runs beside it already
   */
  public Rollout begin() {
    return change(Rollout::begun);
  }

  /**
   * Lets the one that was built answer.
   *
   * @throws NotNowException if none was
   */
  public Rollout takeOver() {
    return change(Rollout::switched);
  }

  /**
   * Lets the one that answered before answer again.
   *
   * @throws NotNowException if it is not kept
   */
  public Rollout back() {
    return change(Rollout::back);
  }

  /**
   * Gives up the one that does not answer, with all that it has stored.
   *
   * @throws NotNowException if there is none
   */
  public Rollout drop() {
    return change(Rollout::dropped);
  }

  /**
   * Changes what the topic has, since another instance may have changed it a moment ago. Returns
   * when this instance follows it.
   */
  private synchronized Rollout change(UnaryOperator<Rollout> change) {
    if (versions.answering().isEmpty()) {
      throw new NotNowException("this instance has not started yet");
    }
    Rollout before = RolloutTopic.read(kafka, versions.rolloutTopic());
    Rollout after = change.apply(before);
    RolloutTopic.write(kafka, versions.rolloutTopic(), after);
    try {
      awaitFollowed(after);
    } finally {
      // They are given up when that is written, whether this instance follows in time or not.
      before.running().stream()
          .filter(number -> !after.running().contains(number))
          .forEach(topics::deleteLater);
    }
    return after;
  }

  private void awaitFollowed(Rollout after) {
    try {
      if (!versions.await(after, PATIENCE)) {
        throw new NotNowException(
            "the rollout is written, but this instance does not follow it yet: look again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted", e);
    }
  }
}
