package io.jangbu.command.state;

import io.jangbu.core.Snapshot;
import java.util.LinkedHashMap;
import java.util.Map;

/** The snapshots that a slice has made: a stream with many events in it is written once. */
final class Unwritten<S> {

  private final SnapshotStore<S> snapshots;
  private final Map<String, Snapshot<S>> changed = new LinkedHashMap<>();

  Unwritten(SnapshotStore<S> snapshots) {
    this.snapshots = snapshots;
  }

  Snapshot<S> get(String streamId) {
    Snapshot<S> here = changed.get(streamId);
    return here == null ? snapshots.get(streamId) : here;
  }

  void put(String streamId, Snapshot<S> snapshot) {
    changed.put(streamId, snapshot);
  }

  /** To be called at the end of a slice. */
  void write() {
    changed.forEach((id, snapshot) -> snapshots.put(snapshots.changes(id, snapshot)));
    changed.clear();
  }
}
