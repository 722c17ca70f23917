package io.jangbu.command.state;

import io.jangbu.core.EventId;
import io.jangbu.core.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks streams as incomplete whose events were erased while they are decided on. On the stream
 * thread alone, in its transaction: so the mark is in the changelog, and with it how far the log
 * was looked at.
 */
final class ErasureMarks<S> {

  private static final Logger log = LoggerFactory.getLogger(ErasureMarks.class);

  private final AssignedPartition assigned;
  private final SnapshotStore<S> snapshots;

  ErasureMarks(AssignedPartition assigned, SnapshotStore<S> snapshots) {
    this.assigned = assigned;
    this.snapshots = snapshots;
  }

  /** Marks those that were found, and notes up to where there are no others. */
  void mark() {
    // Before what was found up to there is taken, and not after it.
    long judged = assigned.judged();
    for (EventId id = assigned.nextErased(); id != null; id = assigned.nextErased()) {
      mark(id);
    }
    Long noted = snapshots.judged();
    if (noted != null && noted < judged) {
      snapshots.judged(judged);
    }
  }

  private void mark(EventId id) {
    Snapshot<S> stream = snapshots.get(id.streamId());
    Snapshot<S> lacking = stream.lacking(id.version());
    if (stream.isComplete()) {
      assigned.incomplete(assigned.incomplete() + 1);
      log.warn("{} is erased: {} lacks an event, and its commands are refused", id, id.streamId());
    } else if (stream.version() == lacking.version()) {
      return;
    }
    snapshots.put(snapshots.changes(id.streamId(), stream, lacking));
  }
}
