package io.jangbu.command.topics;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/**
 * Asks again for up to 30 s while the broker that happens to be asked does not know a topic yet:
 * one that was just made is known to each broker a moment later.
 */
public final class UntilKnown {

  private static final RetryTemplate RETRY =
      new RetryTemplate(
          RetryPolicy.builder()
              .includes(UnknownTopicOrPartitionException.class)
              .delay(Duration.ofMillis(50))
              .maxRetries(600)
              .build());

  private UntilKnown() {}

  /** What is asked of an admin client. */
  @FunctionalInterface
  public interface Question<T> {
    T ask() throws ExecutionException, InterruptedException;
  }

  /**
   * The answer.
   *
   * @throws UnknownTopicOrPartitionException if the topic is still not known after 30 s
   * @throws IllegalStateException if there is no answer for another reason, which is its cause
   */
  public static <T> T answer(Question<T> question) {
    return RETRY.invoke(() -> {
      try {
        return question.ask();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException unknown) {
          throw unknown;
        }
        throw new IllegalStateException("The brokers do not answer", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted", e);
      }
    });
  }
}
