package io.jangbu.projection.generation;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.KafkaException;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** What an operator may do about the generations. All instances follow within a second or two. */
@Component
public final class PlanChanges {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Generations generations;
  private final GenerationTopics topics;
  private final KafkaProperties kafka;

  PlanChanges(Generations generations, GenerationTopics topics, KafkaProperties kafka) {
    this.generations = generations;
    this.topics = topics;
    this.kafka = kafka;
  }

  /**
   * Builds one more beside the one that answers.
   *
   * @throws NotNowException if another runs beside it already
   */
  public Plan begin() {
    return change(Plan::begun);
  }

  /**
   * Lets the one that was built answer.
   *
   * @throws NotNowException if none was
   */
  public Plan takeOver() {
    return change(Plan::switched);
  }

  /**
   * Lets the one that answered before answer again.
   *
   * @throws NotNowException if it is not kept
   */
  public Plan back() {
    return change(Plan::back);
  }

  /**
   * Gives up the one that does not answer, with all that it has stored.
   *
   * @throws NotNowException if there is none
   */
  public Plan drop() {
    return change(Plan::dropped);
  }

  /**
   * Changes what the topic has, since another instance may have changed it a moment ago. Returns
   * when this instance follows it.
   */
  private synchronized Plan change(UnaryOperator<Plan> change) {
    if (generations.answering().isEmpty()) {
      throw new NotNowException("this instance has not started yet");
    }
    Plan before = PlanTopic.read(kafka, generations.planTopic());
    Plan after = change.apply(before);
    PlanTopic.write(kafka, generations.planTopic(), after);
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

  private void awaitFollowed(Plan after) {
    try {
      if (!generations.await(after, PATIENCE)) {
        throw new NotNowException(
            "the plan is written, but this instance does not follow it yet: look again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted", e);
    }
  }
}
