package io.jangbu.command.state;

import io.micrometer.core.instrument.Timer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * What one stream thread has decided and when it has committed, of all its partitions together: one
 * transaction is for all of them. There is one for each thread, and only that thread uses it.
 *
 * <p>A command is {@link #decided}, its result is {@link #written}, and then the thread's producer
 * tells that all of it is {@link #committed} or {@link #aborted}.
 */
public final class DecidingThread {

  private static final ThreadLocal<DecidingThread> CURRENT =
      ThreadLocal.withInitial(DecidingThread::new);

  private final Set<ProcessingContext> waiting = new HashSet<>();
  private final Uncommitted uncommitted = new Uncommitted();
  private final Set<Unsaved> moved = new LinkedHashSet<>();
  private long commits;
  private Supplier<Map<TopicPartition, OffsetAndMetadata>> committed = Map::of;

  /** What rebuilds the state of one of its partitions now. */
  private @Nullable Object rebuilding;

  /** What a transaction changes with each event, and keeps once. */
  interface Unsaved {
    /** Keeps it, in the transaction that is about to be committed. */
    void save();

    /** That transaction is committed. */
    void saved();
  }

  private DecidingThread() {}

  /** That of the calling thread. */
  public static DecidingThread current() {
    return CURRENT.get();
  }

  /**
   * Tells how the thread's consumer is asked for what is committed of its partitions.
   *
   * @param committed is asked on this thread
   */
  public void reads(Supplier<Map<TopicPartition, OffsetAndMetadata>> committed) {
    this.committed = committed;
  }

  /** What is committed of the partitions that the thread has, empty if it has none. */
  public Map<TopicPartition, OffsetAndMetadata> committed() {
    return committed.get();
  }

  /** A command of the task was decided. */
  public void decided(ProcessingContext task) {
    waiting.add(task);
  }

  /**
   * A task ends, or becomes a standby, of which no commit may be asked. That happens within a poll,
   * when partitions go to another instance; what it had decided is committed before.
   */
  public void closed(ProcessingContext task) {
    waiting.remove(task);
  }

  /** A result is in the transaction, of a command that the broker took at {@code takenAt}. */
  public void written(Timer timer, long takenAt) {
    uncommitted.add(timer, takenAt);
  }

  /** Whether something was decided since a commit was last asked for. */
  public boolean waitsForACommit() {
    return !waiting.isEmpty();
  }

  /** Asks Kafka Streams for a commit, which is for all tasks of the thread. */
  public void askForACommit() {
    waiting.iterator().next().commit();
    waiting.clear();
  }

  /** That is to be saved before the next commit. */
  void moved(Unsaved unsaved) {
    moved.add(unsaved);
  }

  /** That is not to be saved any more. */
  void forget(Unsaved unsaved) {
    moved.remove(unsaved);
  }

  /**
   * The transaction is about to be committed, by this thread. What is put into stores now is a part
   * of it.
   */
  public void committing() {
    moved.forEach(Unsaved::save);
  }

  /** All that was written is committed, at {@code now} in epoch milliseconds. */
  public void committed(long now) {
    commits++;
    moved.forEach(Unsaved::saved);
    moved.clear();
    uncommitted.committed(now);
  }

  /** None of what was written is: it will be decided again, here or elsewhere. */
  public void aborted() {
    moved.clear();
    uncommitted.aborted();
  }

  /** How often it has committed: what was written before the last time is in the log. */
  public long commits() {
    return commits;
  }

  /** Whether that rebuild may work now: one partition of a thread at a time. */
  boolean takesTurn(Object rebuild) {
    if (rebuilding == null) {
      rebuilding = rebuild;
    }
    return rebuild.equals(rebuilding);
  }

  /** Lets another rebuild work, if it was that one's turn. */
  void endTurn(Object rebuild) {
    if (rebuild.equals(rebuilding)) {
      rebuilding = null;
    }
  }
}
