package io.jangbu.command.state;

import io.jangbu.core.EventId;
import io.jangbu.kafka.integrity.ChainHead;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A partition whose commands this instance decides. Its stream thread writes it, but for what
 * {@link #looked} hears; anyone may read.
 */
public final class AssignedPartition {

  private enum Standing {
    READY,
    /** A rebuild begins as soon as the commands that were taken already are decided. */
    DRAINING,
    REBUILDING
  }

  private final String context;
  private final TopicPartition commands;
  private volatile Standing standing = Standing.REBUILDING;
  private volatile String rebuild = "";
  private volatile Progress progress = Progress.NONE;
  private volatile @Nullable String blocked;

  /** Ids of events that were found to be erased, and are not known to the state yet. */
  private final Queue<EventId> erased = new ConcurrentLinkedQueue<>();

  private final AtomicReference<@Nullable Rewriting> rewriting = new AtomicReference<>();
  private volatile Followed followed = new Followed(0);
  private volatile long judged;
  private volatile long incomplete;
  private volatile Map<String, String> parked = Map.of();
  private volatile @Nullable ChainHead chained;

  /** What operators ask of parked processes. */
  private final Queue<Unpark> unparking = new ConcurrentLinkedQueue<>();

  /**
   * A parked process is to go on.
   *
   * @param resume with what has happened to it meanwhile; false = without, which is put into the
   *     dead letter topic
   */
  public record Unpark(String processId, boolean resume) {}

  /** From where on the events are followed; another one whenever that begins again. */
  public static final class Followed {
    private final long from;

    Followed(long from) {
      this.from = from;
    }

    long from() {
      return from;
    }
  }

  /**
   * How far a rebuild is.
   *
   * @param events that were read
   * @param offsets that were passed; not all of them have an event
   * @param offsetsInAll that there are; 0 while that is not known
   * @param streams that the events belong to
   */
  public record Progress(long events, long offsets, long offsetsInAll, long streams) {
    static final Progress NONE = new Progress(0, 0, 0, 0);
  }

  AssignedPartition(String context, TopicPartition commands) {
    this.context = context;
    this.commands = commands;
  }

  /** The context's name. */
  public String context() {
    return context;
  }

  /** The partition of the commands topic. */
  public TopicPartition commands() {
    return commands;
  }

  /** False: its next commands have to wait. */
  public boolean takesCommands() {
    return standing == Standing.READY;
  }

  /** The id of the last rebuild that was asked for and done, empty if there was none. */
  public String rebuild() {
    return rebuild;
  }

  /** How far the rebuild is; of the last one if none is going on. */
  public Progress progress() {
    return progress;
  }

  /** Why its rebuild cannot go on, until there is a build that can; null if it can. */
  public @Nullable String blocked() {
    return blocked;
  }

  /** Whether commands may be decided: those that were taken already, too. */
  public boolean decides() {
    return standing != Standing.REBUILDING;
  }

  /** From where on the events are looked at for such as are erased. */
  public Followed followed() {
    return followed;
  }

  /** Up to there the events were looked at, and {@link #nextErased} has all that are erased. */
  long judged() {
    return judged;
  }

  /**
   * The events were looked at further.
   *
   * @param following since when; what was followed before that is not heard of any more
   * @param ids of those whose record is gone, or no event
   * @param offset up to which
   */
  public synchronized void looked(Followed following, Collection<EventId> ids, long offset) {
    if (followed == following) {
      erased.addAll(ids);
      judged = offset;
    }
  }

  boolean hasErased() {
    return !erased.isEmpty();
  }

  @Nullable EventId nextErased() {
    return erased.poll();
  }

  /**
   * Hands over what is to be written again.
   *
   * @return false while something else is
   */
  public boolean rewrite(Rewriting next) {
    return rewriting.compareAndSet(null, next);
  }

  @Nullable Rewriting rewriting() {
    return rewriting.get();
  }

  void rewritten() {
    rewriting.set(null);
  }

  /** How far the chain of its events is that are committed; null if there is none yet. */
  public @Nullable ChainHead chained() {
    return chained;
  }

  void chained(ChainHead head) {
    chained = head;
  }

  /** How many of its streams lack an event. */
  public long incomplete() {
    return incomplete;
  }

  void incomplete(long streams) {
    incomplete = streams;
  }

  /** Why each process that is parked is so, by the processes' ids. */
  public Map<String, String> parked() {
    return parked;
  }

  /** Tells of the processes that are parked; {@code reasons} may change, and be read meanwhile. */
  public void parked(Map<String, String> reasons) {
    parked = Collections.unmodifiableMap(reasons);
  }

  /** Asks for something to be done with a parked process: soon, on the partition's thread. */
  public void unpark(Unpark request) {
    unparking.add(request);
  }

  /** What was asked for next, null if nothing. */
  public @Nullable Unpark nextUnpark() {
    return unparking.poll();
  }

  /** {@code from} is the offset up to which the state knows what was erased. */
  synchronized void ready(Completeness completeness, long from) {
    erased.clear();
    judged = from;
    followed = new Followed(from);
    rebuild = completeness.rebuild();
    if (progress.equals(Progress.NONE)) {
      progress = new Progress(completeness.events(), 0, 0, completeness.streams());
    }
    standing = Standing.READY;
  }

  void drain() {
    standing = Standing.DRAINING;
  }

  void rebuilding() {
    progress = Progress.NONE;
    standing = Standing.REBUILDING;
  }

  void blocked(String why) {
    blocked = why;
  }

  void progress(Progress now) {
    progress = now;
  }
}
