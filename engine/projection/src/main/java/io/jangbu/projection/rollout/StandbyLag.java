package io.jangbu.projection.rollout;

import io.jangbu.projection.view.Projection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.jspecify.annotations.Nullable;

/**
 * How far a version's standbys here are behind. Streams asks the cluster for that, so an answer
 * serves all reads of the next second, and none of them waits long for it.
 */
public final class StandbyLag {

  private static final Duration KEEP = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private record Asked(long at, CompletableFuture<Map<String, Map<Integer, LagInfo>>> answer) {}

  private final Supplier<Optional<KafkaStreams>> running;
  private @Nullable Asked last;

  StandbyLag(Supplier<Optional<KafkaStreams>> running) {
    this.running = running;
  }

  /**
   * In records of the changelog that is furthest behind, of the view, of an index or of the
   * history, whose changelog are the events: one in memory begins empty when the view is there
   * already, and the history may lack what the view has. {@link Long#MAX_VALUE} if that cannot be
   * told.
   */
  public long of(Projection<?, ?> projection, int partition) throws InterruptedException {
    try {
      Map<String, Map<Integer, LagInfo>> lags =
          ask().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return Stream.concat(projection.changelogged(), Stream.of(projection.historyStore()))
          .map(store -> lags.getOrDefault(store, Map.of()).get(partition))
          .mapToLong(lag -> lag == null ? Long.MAX_VALUE : lag.offsetLag())
          .max()
          .orElse(Long.MAX_VALUE);
    } catch (ExecutionException | TimeoutException _) {
      return Long.MAX_VALUE;
    }
  }

  private synchronized CompletableFuture<Map<String, Map<Integer, LagInfo>>> ask() {
    Asked before = last;
    long now = System.nanoTime();
    if (before != null && (!before.answer().isDone() || now - before.at() < KEEP.toNanos())) {
      return before.answer();
    }
    CompletableFuture<Map<String, Map<Integer, LagInfo>>> answer = new CompletableFuture<>();
    last = new Asked(now, answer);
    Thread.startVirtualThread(() -> {
      try {
        answer.complete(
            running.get().map(KafkaStreams::allLocalStorePartitionLags).orElse(Map.of()));
      } catch (RuntimeException e) {
        answer.completeExceptionally(e);
      }
    });
    return answer;
  }
}
