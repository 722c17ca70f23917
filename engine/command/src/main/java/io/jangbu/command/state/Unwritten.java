package io.jangbu.command.state;

import static java.util.Objects.requireNonNull;

import io.jangbu.core.Snapshot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The snapshots that a slice has made: a stream with many events in it is written once. */
final class Unwritten<S> {

  private final SnapshotStore<S> snapshots;
  private final Map<String, Snapshot<S>> changed = new LinkedHashMap<>();

  /** What is kept of those that were asked for. */
  private final Map<String, Snapshot<S>> kept = new HashMap<>();

  Unwritten(SnapshotStore<S> snapshots) {
    this.snapshots = snapshots;
  }

  Snapshot<S> get(String streamId) {
    Snapshot<S> here = changed.get(streamId);
    return here == null ? kept.computeIfAbsent(streamId, snapshots::get) : here;
  }

  /** The stream, which was asked for before, is that now. */
  void put(String streamId, Snapshot<S> snapshot) {
    changed.put(streamId, snapshot);
  }

  /** To be called at the end of a slice. */
  void write() {
    changed.forEach((id, snapshot) ->
        snapshots.put(snapshots.changes(id, requireNonNull(kept.get(id)), snapshot)));
    changed.clear();
    kept.clear();
  }
}
