package io.jangbu.projection.rollout;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Asks Kafka until there is an answer, or nobody wants to know any more. */
final class KafkaQuestions {

  private static final Logger log = LoggerFactory.getLogger(KafkaQuestions.class);

  private static final Duration ASK_EVERY = Duration.ofSeconds(1);

  /** How often waiting is told again, in questions. */
  private static final int TELL_EVERY = 30;

  private final KafkaProperties kafka;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private int told;

  KafkaQuestions(KafkaProperties kafka) {
    this.kafka = kafka;
  }

  /** What is asked; empty = not yet. */
  interface Question<T> {
    Optional<T> ask() throws ExecutionException, InterruptedException;
  }

  /** The answer; empty if it was stopped before. */
  <T> Optional<T> untilAnswered(Question<T> question) throws InterruptedException {
    while (!isStopped()) {
      try {
        Optional<T> answer = question.ask();
        if (answer.isPresent()) {
          return answer;
        }
      } catch (InterruptException e) {
        throw e;
      } catch (ExecutionException | KafkaException e) {
        waitsFor("Kafka at " + kafka.getBootstrapServers() + ": " + e);
      }
      if (stopping.await(ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    return Optional.empty();
  }

  /** Tells now and then what is waited for. */
  void waitsFor(String what) {
    if (!isStopped() && told++ % TELL_EVERY == 0) {
      log.warn("Waiting for {}", what);
    }
  }

  void stop() {
    stopping.countDown();
  }

  boolean isStopped() {
    return stopping.getCount() == 0;
  }
}
