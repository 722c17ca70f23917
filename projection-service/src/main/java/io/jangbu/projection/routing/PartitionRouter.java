package io.jangbu.projection.routing;

import io.jangbu.http.ProblemException;
import io.jangbu.projection.routing.Holder.Here;
import io.jangbu.projection.routing.Holder.There;
import io.jangbu.projection.streams.StreamsLifecycle;
import io.jangbu.projection.view.Projection;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
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

  /**
   * The answer of the partition in which the read's stream lives.
   *
   * @param type of the answer, as another instance gives it
   * @throws ProblemException 503 if nobody can answer in time, or what {@code answer} throws
   */
  public <T> T one(HttpServletRequest request, Class<T> type, Read<T> read) {
    return all(request, type, List.of(read)).getFirst();
  }

  /**
   * The answers of all partitions that the reads are about, each read about another context; if
   * another instance asks, of the one that it asks for. One answer may thus be all there is of it.
   *
   * @throws ProblemException as {@link #one}, if any partition cannot answer
   */
  public <T> List<T> all(HttpServletRequest request, Class<T> type, List<Read<T>> reads) {
    ReadRequest asked = ReadRequest.of(request, settings.waitTimeout());
    List<Supplier<T>> questions = new ArrayList<>();
    for (Read<T> read : reads) {
      int partitions = partitions(read.projection());
      asked
          .partitions(read, partitions)
          .forEach(partition ->
              questions.add(
                  () -> answer(new Question<>(read, asked, type, partition, partitions))));
    }
    return switch (questions.size()) {
      case 0 -> throw ReadRequest.notForClients();
      case 1 -> List.of(questions.getFirst().get());
      default -> together(questions);
    };
  }

  /** What one partition is asked. */
  private record Question<T>(
      Read<T> read, ReadRequest request, Class<T> type, int number, int partitions) {
    AskedPartition partition() {
      return new AskedPartition(read.projection().context(), number);
    }
  }

  private static <T> List<T> together(List<Supplier<T>> questions) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : questions.stream().map(q -> threads.submit(q::get)).toList()) {
        answers.add(answer.get());
      }
      return answers;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException _) {
      throw interrupted();
    }
  }

  private <T> T answer(Question<T> question) {
    Projection<?, ?> projection = question.read().projection();
    try {
      if (question.request().asked() != null) {
        return here(question).orElseThrow(Problems::unavailable);
      }
      while (true) {
        for (Holder holder : holders.of(projection, question.number())) {
          Optional<T> answer =
              switch (holder) {
                case Here() -> here(question);
                case There(var peer) ->
                    peers.get(peer, question.request(), question.partition(), question.type());
              };
          if (answer.isPresent()) {
            return answer.get();
          }
        }
        if (question.request().isOver()) {
          throw Problems.unavailable();
        }
        live.awaitChange(LOOK_AGAIN);
      }
    } catch (InterruptedException _) {
      throw interrupted();
    }
  }

  private <T> Optional<T> here(Question<T> question) throws InterruptedException {
    Read<T> read = question.read();
    var streams = lifecycle.running();
    if (streams.isEmpty() || !holders.isHere(read.projection(), question.number())) {
      return Optional.empty();
    }
    LocalPartition local =
        new LocalPartition(
            streams.get(),
            read.projection(),
            question.number(),
            question.partitions(),
            question.request().deadline());
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
