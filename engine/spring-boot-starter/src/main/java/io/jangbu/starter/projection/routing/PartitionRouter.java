package io.jangbu.starter.projection.routing;

import static java.util.Objects.requireNonNull;

import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.projection.memory.AnswerMemory;
import io.jangbu.projection.memory.Share;
import io.jangbu.projection.rollout.ProjectionVersion;
import io.jangbu.projection.rollout.ProjectionVersions;
import io.jangbu.projection.view.Projection;
import io.jangbu.starter.http.Caller;
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
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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

  /** How many items of a page are completed at a time. */
  private static final int AT_ONCE = 16;

  private final ProjectionVersions versions;
  private final Holders holders;
  private final PeerClient peers;
  private final ReadSettings settings;
  private final AnswerMemory memory;

  PartitionRouter(
      ProjectionVersions versions,
      Holders holders,
      PeerClient peers,
      ReadSettings settings,
      AnswerMemory memory) {
    this.versions = versions;
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
    ProjectionVersion version = asked.version(versions).orElseThrow(Problems::unavailable);
    List<Supplier<T>> questions = new ArrayList<>();
    int parts = reads.stream().mapToInt(read -> parts(version, read)).sum();
    for (Read<T> read : reads) {
      int partitions = version.partitions(read.projection());
      asked
          .partitions(read, partitions)
          .forEach(partition ->
              questions.add(() ->
                  answer(
                      new Question<>(
                          version,
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
  private static int parts(ProjectionVersion version, Read<?> read) {
    return read.streamId() == null ? version.partitions(read.projection()) : 1;
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
   * Completes the items of a page, some at a time, in their order.
   *
   * @throws ProblemException the first that one of them ends with
   */
  public <T> List<T> each(List<T> items, UnaryOperator<T> completed) {
    if (items.size() == 1) {
      return List.of(completed.apply(items.getFirst()));
    }
    Semaphore room = new Semaphore(AT_ONCE);
    return together(
        items.stream()
            .<Supplier<T>>map(item ->
                () -> {
                  room.acquireUninterruptibly();
                  try {
                    return completed.apply(item);
                  } finally {
                    room.release();
                  }
                })
            .toList());
  }

  /** Whether another instance asks, whose answer this one's is a part of. */
  public boolean isPart(HttpServletRequest request) {
    return ReadRequest.of(request, settings.waitTimeout()).asked() != null;
  }

  /**
   * The answer of the partition in which the read's stream lives, as a part of another answer.
   *
   * @param pathAndQuery where another instance answers the same read
   * @param type of the answer, as another instance gives it
   * @throws ProblemException as {@link #one}
   */
  public <T> T ask(String pathAndQuery, Class<T> type, Read<T> read) {
    ProjectionVersion version = versions.answering().orElseThrow(Problems::unavailable);
    int partition =
        StreamPartition.of(requireNonNull(read.streamId()), version.partitions(read.projection()));
    return ask(version, partition, pathAndQuery, type, read);
  }

  /**
   * The answer of one partition of a version, whichever version answers the reads.
   *
   * @param pathAndQuery where another instance answers the same read
   * @param type of the answer, as another instance gives it
   * @throws ProblemException 503 if nobody can answer in time
   */
  public <T> T ask(
      ProjectionVersion version, int partition, String pathAndQuery, Class<T> type, Read<T> read) {
    Share share = memory.share(1);
    try {
      return answer(
          new Question<>(
              version,
              read,
              ReadRequest.of(pathAndQuery, settings.waitTimeout()),
              type,
              partition,
              version.partitions(read.projection()),
              share));
    } finally {
      share.release();
    }
  }

  /** What one partition is asked. */
  private record Question<T>(
      ProjectionVersion version,
      Read<T> read,
      ReadRequest request,
      Class<T> type,
      int number,
      int partitions,
      Share share) {
    AskedPartition partition() {
      return new AskedPartition(version.number(), read.projection().context(), number);
    }
  }

  private static <T> List<T> together(List<Supplier<T>> questions) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer :
          questions.stream().map(q -> threads.submit(Caller.carried(q)::get)).toList()) {
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
        for (Holder holder : holders.of(question.version(), projection, question.number())) {
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
        question.version().live().awaitChange(LOOK_AGAIN);
      }
    } catch (InterruptedException _) {
      throw interrupted();
    }
  }

  private <T> Optional<T> here(Question<T> question) throws InterruptedException {
    Read<T> read = question.read();
    var streams = question.version().running();
    if (streams.isEmpty()
        || !holders.isHere(question.version(), read.projection(), question.number())) {
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
