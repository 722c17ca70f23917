package io.jangbu.starter.projection.routing;

import io.jangbu.projection.generation.Generation;
import io.jangbu.projection.generation.Generations;
import io.jangbu.projection.memory.AnswerMemory;
import io.jangbu.projection.memory.Share;
import io.jangbu.projection.view.Projection;
import io.jangbu.starter.http.ProblemException;
import io.jangbu.starter.projection.routing.Holder.Here;
import io.jangbu.starter.projection.routing.Holder.There;
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

  /** Internal, between instances: the advertised {@code host:port} of the one that asks. */
  public static final String INSTANCE_HEADER = "Jangbu-Instance";

  /** Metadata changes without a sign; this is how often it is looked at again. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final Generations generations;
  private final Holders holders;
  private final PeerClient peers;
  private final ReadSettings settings;
  private final AnswerMemory memory;

  PartitionRouter(
      Generations generations,
      Holders holders,
      PeerClient peers,
      ReadSettings settings,
      AnswerMemory memory) {
    this.generations = generations;
    this.holders = holders;
    this.peers = peers;
    this.settings = settings;
    this.memory = memory;
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
    Generation generation = asked.generation(generations).orElseThrow(Problems::unavailable);
    List<Supplier<T>> questions = new ArrayList<>();
    int parts = reads.stream().mapToInt(read -> parts(generation, read)).sum();
    for (Read<T> read : reads) {
      int partitions = generation.partitions(read.projection());
      asked
          .partitions(read, partitions)
          .forEach(partition ->
              questions.add(() ->
                  answer(
                      new Question<>(
                          generation,
                          read,
                          asked,
                          type,
                          partition,
                          partitions,
                          RequestShares.of(request, memory, parts)))));
    }
    return switch (questions.size()) {
      case 0 -> throw ReadRequest.notForClients();
      case 1 -> List.of(questions.getFirst().get());
      default -> together(questions);
    };
  }

  /** Of how many parts the answer is put together, whoever is asked for which of them. */
  private static int parts(Generation generation, Read<?> read) {
    return read.streamId() == null ? generation.partitions(read.projection()) : 1;
  }

  /**
   * Answers another instance's question for one partition.
   *
   * @throws ProblemException 400 if a client asks, or as {@link #one}
   */
  public <T> T forInstance(HttpServletRequest request, Class<T> type, Read<T> read) {
    if (ReadRequest.of(request, settings.waitTimeout()).asked() == null) {
      throw ReadRequest.notForClients();
    }
    return one(request, type, read);
  }

  /**
   * The answer of one partition of a generation, whichever generation answers the reads.
   *
   * @param pathAndQuery where another instance answers the same read
   * @param type of the answer, as another instance gives it
   * @throws ProblemException 503 if nobody can answer in time
   */
  public <T> T ask(
      Generation generation, int partition, String pathAndQuery, Class<T> type, Read<T> read) {
    Share share = memory.share(1);
    try {
      return answer(
          new Question<>(
              generation,
              read,
              ReadRequest.of(pathAndQuery, settings.waitTimeout()),
              type,
              partition,
              generation.partitions(read.projection()),
              share));
    } finally {
      share.release();
    }
  }

  /** What one partition is asked. */
  private record Question<T>(
      Generation generation,
      Read<T> read,
      ReadRequest request,
      Class<T> type,
      int number,
      int partitions,
      Share share) {
    AskedPartition partition() {
      return new AskedPartition(generation.number(), read.projection().context(), number);
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
        for (Holder holder : holders.of(question.generation(), projection, question.number())) {
          Optional<T> answer =
              switch (holder) {
                case Here() -> here(question);
                case There(var peer) ->
                    peers.get(
                        peer,
                        question.request(),
                        question.partition(),
                        question.type(),
                        question.share());
              };
          if (answer.isPresent()) {
            return answer.get();
          }
        }
        if (question.request().isOver()) {
          throw Problems.unavailable();
        }
        question.generation().live().awaitChange(LOOK_AGAIN);
      }
    } catch (InterruptedException _) {
      throw interrupted();
    }
  }

  private <T> Optional<T> here(Question<T> question) throws InterruptedException {
    Read<T> read = question.read();
    var streams = question.generation().running();
    if (streams.isEmpty()
        || !holders.isHere(question.generation(), read.projection(), question.number())) {
      return Optional.empty();
    }
    LocalPartition local =
        new LocalPartition(
            streams.get(),
            read.projection(),
            question.number(),
            question.partitions(),
            question.request().deadline(),
            question.share());
    try {
      return Optional.of(read.answer().apply(local));
    } catch (InvalidStateStoreException _) {
      return Optional.empty(); // it moved away while it was read
    }
  }

  private static ProblemException interrupted() {
    Thread.currentThread().interrupt();
    return Problems.unavailable();
  }
}
