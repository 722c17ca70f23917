package io.jangbu.resilience.load;

import static org.awaitility.Awaitility.await;

import io.jangbu.resilience.cluster.Addresses;
import io.jangbu.resilience.context.Context;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/** A steady load on a pipeline, over its topics and over HTTP, and what its senders hear of it. */
public final class Traffic implements AutoCloseable {

  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(60);

  private final Journal journal = new Journal();
  private final TopicSender topics;
  private final HttpSender http;
  private final ResultListener results;
  private final SteadyLoad load;

  /**
   * Sends nothing yet.
   *
   * @param seed of the commands
   * @param perSecond commands
   */
  public Traffic(Addresses to, long seed, int perSecond) {
    topics = new TopicSender(to.bootstrapServers(), journal);
    http = new HttpSender(to.commands(), journal);
    results = new ResultListener(to.bootstrapServers(), Context.OPEN, journal);
    load = new SteadyLoad(new Workload(seed), perSecond, topics, http);
  }

  /** Begins, or goes on where it stopped. */
  public void start() {
    load.start();
  }

  /**
   * Sends nothing more, and waits a minute for the answers that have not come.
   *
   * @param place in the journal from which on answers are waited for
   */
  public void stop(int place) {
    try {
      load.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    List<Told<?>> commands = journal.from(place);
    try {
      await()
          .atMost(ANSWERS_WITHIN)
          .until(
              () -> !http.isBusy() && commands.stream().noneMatch(told -> told.first().isEmpty()));
    } catch (ConditionTimeoutException _) {
      // What has no answer by now is unknown to its sender.
    }
  }

  public Journal journal() {
    return journal;
  }

  /** Sends single commands, whose answers are heard like those of the load. */
  public TopicSender topics() {
    return topics;
  }

  @Override
  public void close() {
    load.cease();
    results.close();
    http.close();
    topics.close();
  }
}
