package io.jangbu.projection.rollout;

import io.jangbu.kafka.streams.Failures;
import io.jangbu.kafka.streams.StoreMemory;
import io.jangbu.kafka.streams.transactions.Scope;
import io.jangbu.kafka.streams.transactions.TransactionWatch;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the versions of the projections that the rollout has: starts them once every topic that is
 * read exists, follows the rollout when it changes, and closes them after the web server has
 * answered its last read.
 */
@Component
public final class ProjectionVersions implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ProjectionVersions.class);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** A stop stays within 30 s, of which the streams may take 12 to close. */
  private static final Duration LAST_LOOK = Duration.ofSeconds(5);

  private final VersionStart start;
  private final KafkaProperties kafka;
  private final KafkaQuestions questions;
  private final Sources sources;
  private final TransactionWatch transactions;
  private final SortedMap<Integer, ProjectionVersion> running = new ConcurrentSkipListMap<>();
  private final Object changed = new Object();
  private volatile Rollout rollout = Rollout.FIRST;
  private volatile @Nullable StoreMemory memory;
  private volatile @Nullable Thread follower;
  private final Failures starts =
      new Failures("The start of a projection version beside the active one");
  private final Counter refused;
  private volatile boolean failed;

  ProjectionVersions(VersionStart start) {
    this.start = start;
    this.kafka = start.kafka();
    this.questions = new KafkaQuestions(kafka);
    this.sources = new Sources(start.projections(), kafka, questions, start.metrics());
    this.transactions = watch();
    this.refused =
        Counter.builder("jangbu.projection.rollout.refused")
            .description("Records of the rollout's topic that this service did not write, refused")
            .register(start.metrics());
  }

  private TransactionWatch watch() {
    Set<String> topics =
        start.projections().stream()
            .map(projection -> projection.topics().events())
            .collect(Collectors.toUnmodifiableSet());
    // A view that has more than the log takes the same events again, and does nothing.
    return new TransactionWatch(
        kafka::buildAdminProperties,
        new Scope(topics, applicationId(1)),
        () -> {},
        start.metrics());
  }

  /** The open transactions that hold up what the versions read and write. */
  TransactionWatch transactions() {
    return transactions;
  }

  /** The one that reads are answered from; empty while it is not started. */
  public Optional<ProjectionVersion> answering() {
    return find(rollout.answering());
  }

  /** The one with that number, if it runs here. */
  public Optional<ProjectionVersion> find(int number) {
    return Optional.ofNullable(running.get(number));
  }

  /** Those that run here. */
  Collection<ProjectionVersion> all() {
    return List.copyOf(running.values());
  }

  /** What this instance knows of the rollout. */
  public Rollout rollout() {
    return rollout;
  }

  /** Waits until this instance follows the rollout, no longer than said; whether it does. */
  boolean await(Rollout awaited, Duration most) throws InterruptedException {
    long deadline = System.nanoTime() + most.toNanos();
    synchronized (changed) {
      while (!rollout.equals(awaited)) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(changed, left);
      }
      return true;
    }
  }

  /** The application id of a version: the first has it plain, the others with their number. */
  public String applicationId(int version) {
    return start.applicationId(version);
  }

  /** Where all instances find the rollout. */
  String rolloutTopic() {
    return applicationId(1) + "-generations";
  }

  /** True when it will not come up by itself. */
  boolean failed() {
    return failed
        || answering()
            .map(version ->
                version.state().hasCompletedShutdown()
                    || version.failing().map(Failures.Recurring::lasting).orElse(false))
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
        followRollout(topics.get(), ofAll);
      }
    } catch (InterruptedException | InterruptException _) {
      // The service stops.
    }
  }

  private void ended(Thread thread, Throwable failure) {
    // A start that the service's own stop has broken off did not fail.
    if (isRunning()) {
      log.error("The projections cannot be run", failure);
      failed = true;
    }
  }

  private void followRollout(SourceTopics topics, StoreMemory ofAll) throws InterruptedException {
    Optional<RolloutTopic> opened =
        questions.untilAnswered(() ->
            Optional.of(
                RolloutTopic.open(
                    kafka, rolloutTopic(), topics.replication(), refused::increment)));
    if (opened.isEmpty()) {
      return;
    }
    try (RolloutTopic topic = opened.get()) {
      Optional<Rollout> next = questions.untilAnswered(() -> Optional.of(topic.current()));
      next.ifPresent(start::deleteGivenUp);
      while (isRunning() && next.isPresent()) {
        follow(next.get(), topics, ofAll);
        if (topic.isSpoiled()) {
          next = Optional.of(mend(topic));
        } else {
          next = Optional.of(topic.await(LOOK_EVERY));
        }
      }
    }
  }

  /**
   * Writes the rollout again if what came after it is none, for compaction keeps the last alone.
   */
  private Rollout mend(RolloutTopic topic) {
    try {
      Rollout newest = topic.current();
      if (topic.isSpoiled()) {
        RolloutTopic.write(kafka, rolloutTopic(), newest);
        log.info("Wrote the rollout again: {}", newest);
      }
    } catch (KafkaException e) {
      log.warn("The rollout could not be written again, and is tried once more", e);
    }
    return topic.await(LOOK_EVERY);
  }

  /** Starts what is missing before it changes which one answers, and then stops the others. */
  private void follow(Rollout next, SourceTopics topics, StoreMemory ofAll) {
    for (int number : next.running()) {
      if (isRunning() && !running.containsKey(number)) {
        start(number, number == next.answering(), topics, ofAll);
      }
    }
    if (!rollout.equals(next)) {
      log.info("The rollout of the projections: {}", next);
      synchronized (changed) {
        rollout = next;
        changed.notifyAll();
      }
    }
    for (int number : List.copyOf(running.keySet())) {
      if (!next.running().contains(number)) {
        ProjectionVersion given = running.remove(number);
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
      running.put(number, start.start(number, topics, ofAll, () -> rollout.answering() == number));
    } catch (RuntimeException e) {
      if (answers) {
        throw e;
      }
      // It is tried again with the next look, and does no harm to the one that answers.
      starts.failed(e);
    }
  }

  private static void discard(ProjectionVersion given) {
    try {
      given.discard();
    } catch (RuntimeException e) {
      // It may not have closed in time. The next start deletes what it has left.
      log.warn("What projection version {} has stored here is not deleted yet", given.number(), e);
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
    running.values().parallelStream().forEach(ProjectionVersion::close);
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
