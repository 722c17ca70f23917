package io.jangbu.command.state;

import io.jangbu.kafka.integrity.EventTrust;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;

/**
 * How events are authenticated.
 *
 * @param trust what those are told by that are read, and sealed with that are appended
 */
public record Sealing(EventTrust trust, Beginner beginner) {

  /** Without keys: there is a chain, and everything is taken that is read. */
  public static final Sealing WITHOUT_KEYS =
      new Sealing(EventTrust.NONE, (_, _) -> CompletableFuture.completedFuture(null));

  /** Records from where on the events of a partition are authenticated, unless that is recorded. */
  @FunctionalInterface
  public interface Beginner {

    /**
     * To be called before the first event is appended.
     *
     * @param end where the events of the partition end now
     * @return completes once it is recorded; failed: to be asked again
     */
    CompletionStage<?> begin(TopicPartition events, long end);
  }
}
