package io.jangbu.projection.routing;

import io.jangbu.http.ProblemException;
import io.jangbu.projection.routing.Holder.Here;
import io.jangbu.projection.routing.Holder.There;
import io.jangbu.projection.streams.StreamsLifecycle;
import io.jangbu.projection.view.Projection;
import io.jangbu.schemas.StreamPartition;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.springframework.stereotype.Component;

/**
 * Answers a read from the partitions that it is about, wherever they are. The same request goes to
 * the instance that holds a partition, with a header that says which; that one answers from its own
 * stores or not at all, so that no read goes round in circles.
 */
@Component
public final class PartitionRouter {

  /** Metadata changes without a sign; this is how often it is looked at again. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final StreamsLifecycle lifecycle;
  private final Holders holders;
  private final LivePartitions live;
  private final PeerClient peers;
  private final ReadSettings settings;

  PartitionRouter(
      StreamsLifecycle lifecycle,
      Holders holders,
      LivePartitions live,
      PeerClient peers,
      ReadSettings settings) {
    this.lifecycle = lifecycle;
    this.holders = holders;
    this.live = live;
    this.peers = peers;
    this.settings = settings;
  }

  /** One read: what it is about, how its answer is read from another instance, how it is made. */
  public record Read<T>(
      HttpServletRequest request,
      Projection<?, ?> projection,
      Class<T> type,
      Function<LocalPartition, T> answer) {}

  /**
   * The answer of the partition in which the stream lives.
   *
   * @throws ProblemException 503 if nobody can answer in time, or what {@code answer} throws
   */
  public <T> T one(Read<T> read, String streamId) {
    ReadRequest request = ReadRequest.of(read.request(), settings.waitTimeout());
    int partitions = partitions(read.projection());
    int home = StreamPartition.of(streamId, partitions);
    return answer(read, request.about(home), home, partitions);
  }

  /**
   * The answers of all partitions, or of the one that another instance asks for.
   *
   * @throws ProblemException as {@link #one}, if any partition cannot answer
   */
  public <T> List<T> all(Read<T> read) {
    ReadRequest request = ReadRequest.of(read.request(), settings.waitTimeout());
    int partitions = partitions(read.projection());
    Integer asked = request.within(partitions).partition();
    if (asked != null) {
      return List.of(answer(read, request, asked, partitions));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> answers =
          IntStream.range(0, partitions)
              .mapToObj(p -> threads.submit(() -> answer(read, request, p, partitions)))
              .toList();
      List<T> all = new ArrayList<>();
      for (Future<T> answer : answers) {
        all.add(answer.get());
      }
      return all;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException _) {
      throw interrupted();
    }
  }

  private <T> T answer(Read<T> read, ReadRequest request, int partition, int partitions) {
    try {
      if (request.partition() != null) {
        return here(read, request, partition, partitions).orElseThrow(Problems::unavailable);
      }
      while (true) {
        for (Holder holder : holders.of(read.projection(), partition)) {
          Optional<T> answer =
              switch (holder) {
                case Here() -> here(read, request, partition, partitions);
                case There(var peer) -> peers.get(peer, request, partition, read.type());
              };
          if (answer.isPresent()) {
            return answer.get();
          }
        }
        if (request.isOver()) {
          throw Problems.unavailable();
        }
        live.awaitChange(LOOK_AGAIN);
      }
    } catch (InterruptedException _) {
      throw interrupted();
    }
  }

  private <T> Optional<T> here(Read<T> read, ReadRequest request, int partition, int partitions)
      throws InterruptedException {
    var streams = lifecycle.running();
    if (streams.isEmpty() || !holders.isHere(read.projection(), partition)) {
      return Optional.empty();
    }
    LocalPartition local =
        new LocalPartition(
            streams.get(), read.projection(), partition, partitions, request.deadline());
    try {
      return Optional.of(read.answer().apply(local));
    } catch (InvalidStateStoreException _) {
      return Optional.empty(); // it moved away while it was read
    }
  }

  private int partitions(Projection<?, ?> projection) {
    int partitions = lifecycle.partitions(projection);
    if (partitions == 0) {
      throw Problems.unavailable();
    }
    return partitions;
  }

  private static ProblemException interrupted() {
    Thread.currentThread().interrupt();
    return Problems.unavailable();
  }
}
