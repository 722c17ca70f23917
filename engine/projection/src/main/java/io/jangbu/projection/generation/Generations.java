package io.jangbu.projection.generation;

import io.jangbu.kafka.streams.Failures;
import io.jangbu.kafka.streams.StoreMemory;
import io.jangbu.kafka.streams.transactions.Scope;
import io.jangbu.kafka.streams.transactions.TransactionWatch;
import io.jangbu.projection.streams.InstanceSettings;
import io.jangbu.projection.streams.ProjectionTopology;
import io.jangbu.projection.streams.StoreSettings;
import io.jangbu.projection.view.Projection;
import io.jangbu.projection.view.ProjectionListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the generations that the plan has: starts them once every topic that is read exists, follows
 * the plan when it changes, and closes them after the web server has answered its last read.
 */
@Component
public final class Generations implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Generations.class);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** A stop stays within 30 s, of which the streams may take 12 to close. */
  private static final Duration LAST_LOOK = Duration.ofSeconds(5);

  private final GenerationStart start;
  private final KafkaProperties kafka;
  private final KafkaQuestions questions;
  private final Sources sources;
  private final TransactionWatch transactions;
  private final SortedMap<Integer, Generation> running = new ConcurrentSkipListMap<>();
  private final Object changed = new Object();
  private volatile Plan plan = Plan.FIRST;
  private volatile @Nullable StoreMemory memory;
  private volatile @Nullable Thread follower;
  private final Failures starts =
      new Failures("The start of a generation beside the one that answers");
  private volatile boolean failed;

  Generations(
      List<Projection<?, ?>> projections,
      List<ProjectionListener> listeners,
      ProjectionTopology topology,
      InstanceSettings settings,
      StoreSettings stores,
      KafkaProperties kafka,
      MeterRegistry metrics) {
    this.start =
        new GenerationStart(projections, listeners, topology, settings, stores, kafka, metrics);
    this.kafka = kafka;
    this.questions = new KafkaQuestions(kafka);
    this.sources = new Sources(projections, kafka, questions, metrics);
    this.transactions = watch(projections, metrics);
  }

  private TransactionWatch watch(List<Projection<?, ?>> projections, MeterRegistry metrics) {
    Set<String> topics =
        projections.stream()
            .map(projection -> projection.topics().events())
            .collect(Collectors.toUnmodifiableSet());
    // A view that has more than the log takes the same events again, and does nothing.
    return new TransactionWatch(
        kafka::buildAdminProperties, new Scope(topics, applicationId(1)), () -> {}, metrics);
  }

  /** The open transactions that hold up what the generations read and write. */
  TransactionWatch transactions() {
    return transactions;
  }

  /** The one that reads are answered from; empty while it is not started. */
  public Optional<Generation> answering() {
    return find(plan.answering());
  }

  /** The one with that number, if it runs here. */
  public Optional<Generation> find(int number) {
    return Optional.ofNullable(running.get(number));
  }

  /** Those that run here. */
  Collection<Generation> all() {
    return List.copyOf(running.values());
  }

  /** What this instance knows of the plan. */
  public Plan plan() {
    return plan;
  }

  /** Waits until this instance follows the plan, no longer than said; whether it does. */
  boolean await(Plan awaited, Duration most) throws InterruptedException {
    long deadline = System.nanoTime() + most.toNanos();
    synchronized (changed) {
      while (!plan.equals(awaited)) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(changed, left);
      }
      return true;
    }
  }

  /** The application id of a generation: the first has it plain, the others with their number. */
  public String applicationId(int generation) {
    return start.applicationId(generation);
  }

  /** Where all instances find the plan. */
  String planTopic() {
    return applicationId(1) + "-generations";
  }

  /** True when it will not come up by itself. */
  boolean failed() {
    return failed
        || answering()
            .map(generation ->
                generation.state().hasCompletedShutdown()
                    || generation.failing().map(Failures.Recurring::lasting).orElse(false))
            .orElse(false);
  }

  /** What is wrong with the partitions of the topics since the start; empty if nothing is. */
  Optional<String> topicsFault() {
    return sources.fault();
  }

  @Override
  public void start() {
    Thread following =
        Thread.ofPlatform()
            .name("generations")
            .uncaughtExceptionHandler(this::ended)
            .unstarted(this::follow);
    follower = following;
    following.start();
  }

  private void follow() {
    try {
      Optional<SourceTopics> topics = sources.await();
      if (topics.isPresent()) {
        transactions.settle();
        transactions.begin();
        StoreMemory ofAll = start.memory(topics.get());
        memory = ofAll;
        followPlan(topics.get(), ofAll);
      }
    } catch (InterruptedException | InterruptException _) {
      // The service stops.
    }
  }

  private void ended(Thread thread, Throwable failure) {
    // A start that the service's own stop has broken off did not fail.
    if (isRunning()) {
      log.error("The generations cannot be run", failure);
      failed = true;
    }
  }

  private void followPlan(SourceTopics topics, StoreMemory ofAll) throws InterruptedException {
    Optional<PlanTopic> opened =
        questions.untilAnswered(
            () -> Optional.of(PlanTopic.open(kafka, planTopic(), topics.replication())));
    if (opened.isEmpty()) {
      return;
    }
    try (PlanTopic planned = opened.get()) {
      Optional<Plan> next = questions.untilAnswered(() -> Optional.of(planned.current()));
      next.ifPresent(start::deleteGivenUp);
      while (isRunning() && next.isPresent()) {
        follow(next.get(), topics, ofAll);
        next = Optional.of(planned.await(LOOK_EVERY));
      }
    }
  }

  /** Starts what is missing before it changes which one answers, and then stops the others. */
  private void follow(Plan next, SourceTopics topics, StoreMemory ofAll) {
    for (int number : next.running()) {
      if (isRunning() && !running.containsKey(number)) {
        start(number, number == next.answering(), topics, ofAll);
      }
    }
    if (!plan.equals(next)) {
      log.info("Generations: {}", next);
      synchronized (changed) {
        plan = next;
        changed.notifyAll();
      }
    }
    for (int number : List.copyOf(running.keySet())) {
      if (!next.running().contains(number)) {
        Generation given = running.remove(number);
        if (given != null) {
          discard(given);
        }
      }
    }
  }

  private void start(int number, boolean answers, SourceTopics topics, StoreMemory ofAll) {
    if (!answers && topicsFault().isPresent()) {
      return; // Its changelogs would have another number of partitions than the log has had.
    }
    try {
      running.put(number, start.start(number, topics, ofAll, () -> plan.answering() == number));
    } catch (RuntimeException e) {
      if (answers) {
        throw e;
      }
      // It is tried again with the next look, and does no harm to the one that answers.
      starts.failed(e);
    }
  }

  private static void discard(Generation given) {
    try {
      given.discard();
    } catch (RuntimeException e) {
      // It may not have closed in time. The next start deletes what it has left.
      log.warn("What generation {} has stored here is not deleted yet", given.number(), e);
    }
  }

  @Override
  public void stop() {
    Thread following = follower;
    follower = null;
    questions.stop();
    transactions.close();
    if (following != null) {
      following.interrupt();
      try {
        following.join(LAST_LOOK);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    sources.close();
    running.values().parallelStream().forEach(Generation::close);
    running.clear();
    StoreMemory ofAll = memory;
    if (ofAll != null) {
      ofAll.close();
      memory = null;
    }
  }

  @Override
  public boolean isRunning() {
    return follower != null;
  }

  /** Stops after the web server has stopped. */
  @Override
  public int getPhase() {
    return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1024;
  }
}
