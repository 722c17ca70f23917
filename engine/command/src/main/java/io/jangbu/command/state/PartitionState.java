package io.jangbu.command.state;

import static java.util.Objects.requireNonNullElse;

import io.jangbu.command.AggregateType;
import io.jangbu.command.state.AssignedPartition.Progress;
import io.jangbu.kafka.streams.SlicedWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the commands of one partition are decided on, while its task runs here.
 *
 * <p>It is rebuilt from the events where it cannot be trusted: where nothing says that it is
 * complete, where another {@code evolve} made it or a release that did not tell which streams lack
 * an event (its snapshots alone then; the memory has more than events can tell), or where a rebuild
 * was asked for that it has not had. Until then no command may be decided on it: the consumer holds
 * them back, and {@link #deciding} refuses.
 */
public final class PartitionState<C, E, S> implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PartitionState.class);

  /**
   * How soon it is seen that a rebuild or an erasure was asked for where no commands come. Each
   * look makes Kafka Streams commit, also if there was nothing to do; so all partitions of a thread
   * look at the same moments, and one commit does for all.
   */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private static final int MOST_NAMED = 20;

  /** What a command's decision may wait for: 32 take 30 to 60 microseconds. */
  private static final int KEYS_PER_COMMAND = 32;

  private static final int KEYS_PER_LOOK = 1_000;

  private static final Duration WORK_EVERY = Duration.ofMillis(1);

  private final AggregateType<C, E, S> type;
  private final ProcessorContext<?, ?> task;
  private final SnapshotStore<S> snapshots;
  private final IdempotencyStore<C> idempotency;
  private final StateParts parts;
  private final DecidingThread thread;
  private final AssignedPartition assigned;
  private final PartitionChain chain;
  private final ErasureMarks<S> marks;
  private final Rewrites<E, S> rewrites;
  private final RebuildPhases<C, E, S> phases;
  private final SlicedWork work;
  private @Nullable Cancellable looks;
  private @Nullable StateRebuild rebuild;
  private boolean rewriting;
  private Runnable whenReady = () -> {};

  /** The request that was last looked at. */
  private @Nullable String looked;

  /** How often this thread had committed when the last command was decided; -1 = none was. */
  private long decidedAt = -1;

  PartitionState(
      AggregateType<C, E, S> type,
      int partitions,
      ProcessorContext<?, ?> task,
      SnapshotStore<S> snapshots,
      IdempotencyStore<C> idempotency,
      EventSink sink,
      StateParts parts) {
    this.type = type;
    this.task = task;
    this.snapshots = snapshots;
    this.idempotency = idempotency;
    this.parts = parts;
    this.thread = DecidingThread.current();
    this.assigned =
        new AssignedPartition(
            type.name(), new TopicPartition(type.topics().commands(), task.taskId().partition()));
    this.chain =
        new PartitionChain(events(), parts.sealing().trust().keys(), snapshots, thread, assigned);
    this.marks = new ErasureMarks<>(assigned, snapshots);
    this.rewrites = new Rewrites<>(type, assigned, snapshots, idempotency, thread, sink);
    this.phases = new RebuildPhases<>(type, partitions, assigned, snapshots, idempotency, parts);
    this.work = new SlicedWork(task);
  }

  void open() {
    Completeness completeness = snapshots.completeness();
    parts.assigned().add(assigned);
    look();
    if (completeness != null && rebuild == null) {
      Settling settling = new Settling(events(), parts, null);
      settle(completeness, settling, () -> chain.open(settling.end()));
    }
    looks = task.schedule(Instant.EPOCH, LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, _ -> look());
  }

  /**
   * Takes commands as soon as no transaction is open among the events. It would be one that this
   * partition's writer before has left: if its markers were lost there, the next commit of the same
   * producer would end it, and make events of what was aborted.
   */
  private void settle(Completeness completeness, Settling settling, Runnable then) {
    work.begin(
        WORK_EVERY,
        () -> rebuild != null || settling.isSettled(),
        () -> {
          if (rebuild == null) {
            then.run();
            ready(completeness);
          }
        });
  }

  private TopicPartition events() {
    return new TopicPartition(type.topics().events(), assigned.commands().partition());
  }

  private void ready(Completeness completeness) {
    assigned.incomplete(snapshots.incomplete(_ -> false));
    assigned.ready(completeness, requireNonNullElse(snapshots.judged(), 0L));
    whenReady.run();
  }

  /** What is to be done on the task's thread each time that commands may be decided again. */
  public void whenReady(Runnable then) {
    whenReady = then;
  }

  /** The newest snapshots of the streams. */
  public SnapshotStore<S> snapshots() {
    return snapshots;
  }

  /** The commands of the last days. */
  public IdempotencyStore<C> idempotency() {
    return idempotency;
  }

  /** What the events are sealed with that are appended. */
  public PartitionChain chain() {
    return chain;
  }

  /** The partition, as others see it. */
  public AssignedPartition assigned() {
    return assigned;
  }

  /**
   * A command is about to be decided on this state.
   *
   * @throws IllegalStateException if it must not be: the state is half of what it will be
   */
  public void deciding() {
    if (!assigned.decides()) {
      throw new IllegalStateException(
          "A command of " + assigned.commands() + " came while its state is rebuilt");
    }
    decidedAt = thread.commits();
    learnKeys(KEYS_PER_COMMAND);
    if (assigned.hasErased()) {
      marks.mark();
    }
    if (rebuild != null) {
      rebuild.decided();
    } else if (!Objects.equals(looked, parts.assigned().wanted())) {
      look();
    }
  }

  private void learnKeys(int most) {
    snapshots.learnKeys(most);
    idempotency.learnKeys(most);
  }

  private void look() {
    learnKeys(KEYS_PER_LOOK);
    idempotency.forgetOldKeys(parts.clock().instant());
    if (rebuild != null) {
      return;
    }
    if (assigned.takesCommands()) {
      marks.mark();
      rewrite();
    }
    Completeness completeness = snapshots.completeness();
    String wanted = parts.assigned().wanted();
    looked = wanted;
    if (completeness == null) {
      // A memory that is there is of a release that left no mark: it has more than events can tell.
      begin(wanted == null ? "" : wanted, wanted != null || idempotency.isEmpty());
    } else if (wanted != null && !wanted.equals(completeness.rebuild())) {
      begin(wanted, true);
    } else if (!isOfThisFold(completeness)) {
      begin(completeness.rebuild(), !completeness.hasMemory());
    } else if (snapshots.judged() == null) {
      log.warn(
          "The state of {} is of a release that did not tell which streams lack an event: it is"
              + " rebuilt from the events, and its commands wait",
          assigned.commands());
      begin(completeness.rebuild(), !completeness.hasMemory());
    }
  }

  /** Goes on until it is done, so that whoever has asked for it does not wait for the next look. */
  private void rewrite() {
    if (rewriting || assigned.rewriting() == null) {
      return;
    }
    rewriting = true;
    work.begin(
        WORK_EVERY, () -> !assigned.takesCommands() || !rewrites.goOn(), () -> rewriting = false);
  }

  private boolean isOfThisFold(Completeness completeness) {
    return completeness.evolveVersion() == type.decider().evolveVersion();
  }

  private void begin(String id, boolean everything) {
    RebuildPhases.Planned<E, S> planned = phases.plan(everything);
    StateRebuild rebuilding =
        new StateRebuild(
            thread,
            assigned,
            this::isCommitted,
            () -> snapshots.complete(Completeness.none(id, everything)),
            planned.phases());
    rebuild = rebuilding;
    work.begin(WORK_EVERY, rebuilding::goOn, () -> complete(id, rebuilding, planned.replay()));
  }

  /** Whether the events of all commands that were decided here are in the log. */
  private boolean isCommitted() {
    return decidedAt < thread.commits();
  }

  private void complete(String id, StateRebuild done, Replay<E, S> replay) {
    rebuild = null;
    Progress progress = assigned.progress();
    Completeness completeness =
        new Completeness(type.decider().evolveVersion(), id, progress.events(), progress.streams());
    snapshots.complete(completeness);
    idempotency.trace(parts.clock().instant());
    long end = replay.extent().end();
    snapshots.judged(end);
    chain.restored(replay.chain(), end);
    Settling settling = new Settling(events(), parts, end);
    if (settling.isSettled()) {
      ready(completeness);
    } else {
      settle(completeness, settling, () -> {});
    }
    if (progress.offsetsInAll() > 0) {
      log.info(
          "Rebuilt the state of {}: {} events of {} streams in {} ms",
          assigned.commands(),
          progress.events(),
          progress.streams(),
          done.millis());
    }
    tellIncomplete();
  }

  private void tellIncomplete() {
    List<String> named = new ArrayList<>();
    long all =
        snapshots.incomplete(streamId -> {
          named.add(streamId);
          return named.size() < MOST_NAMED;
        });
    if (all > 0) {
      log.warn(
          "{} streams of {} lack an event, and their commands are refused: {}{}",
          all,
          assigned.commands(),
          String.join(", ", named),
          all > named.size() ? " and others" : "");
    }
  }

  /** The task leaves, or ends. What is half done begins again wherever it goes. */
  @Override
  public void close() {
    parts.assigned().remove(assigned);
    if (looks != null) {
      looks.cancel();
    }
    work.close();
    chain.close();
    if (rebuild != null) {
      rebuild.close();
      rebuild = null;
    }
    snapshots.close();
    idempotency.close();
  }
}
