package io.jangbu.command.state;

import io.jangbu.kafka.integrity.ChainHead;
import io.jangbu.kafka.integrity.EventKeys;
import io.jangbu.kafka.integrity.EventSeal;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The chain of a partition's events, on its stream thread. How far it is goes with the snapshots:
 * once per transaction, in that transaction, however many events it has.
 */
public final class PartitionChain implements DecidingThread.Unsaved {

  private final TopicPartition events;
  private final SnapshotStore<?> snapshots;
  private final DecidingThread thread;
  private final AssignedPartition assigned;
  private final EventSeal seal;

  PartitionChain(
      TopicPartition events,
      EventKeys keys,
      SnapshotStore<?> snapshots,
      DecidingThread thread,
      AssignedPartition assigned) {
    this.assigned = assigned;
    this.events = events;
    this.snapshots = snapshots;
    this.thread = thread;
    this.seal = new EventSeal(events.topic(), keys, first(0));
  }

  /**
   * Goes on from what the state knows. If it knows nothing, no release that makes a chain has
   * written it, and one begins.
   *
   * @param end the offset that the events end at
   */
  void open(long end) {
    ChainHead kept = snapshots.chain();
    seal.head(kept == null ? first(end) : kept);
    if (kept != null && !kept.isSame(first(kept.sequence()))) {
      saved();
    }
  }

  /**
   * The events were read from the first one to that offset.
   *
   * @param last how far the chain is in them, null if none has a place in one
   */
  void restored(@Nullable ChainHead last, long end) {
    seal.head(last == null ? first(end) : last);
    save();
    if (last != null) {
      saved();
    }
  }

  private ChainHead first(long end) {
    return ChainHead.first(events.topic(), events.partition(), end);
  }

  /** Seals an event that is to be appended now. */
  public void seal(byte[] key, byte[] value, Headers headers) {
    seal.seal(key, value, headers);
    thread.moved(this);
  }

  @Override
  public void save() {
    snapshots.chain(seal.head());
  }

  @Override
  public void saved() {
    assigned.chained(seal.head());
  }

  void close() {
    thread.forget(this);
  }
}
