package io.jangbu.projection.view;

import static io.jangbu.core.Flaw.OVERWRITTEN;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.integrity.Authenticity;
import io.jangbu.kafka.integrity.EventTrust;
import io.jangbu.kafka.integrity.Refusal;
import io.jangbu.kafka.integrity.RefusedEvents;
import io.jangbu.kafka.record.EventReader;
import io.jangbu.kafka.record.NotTaken;
import io.jangbu.kafka.record.Rewritten;
import io.jangbu.kafka.streams.keys.SlicedKeys;
import io.jangbu.kafka.tracing.Traces;
import io.jangbu.projection.cause.CauseIndex;
import io.jangbu.projection.history.History;
import io.jangbu.projection.history.HistoryWriter;
import io.jangbu.projection.timetravel.SnapshotKeeper;
import io.jangbu.projection.timetravel.SnapshotWalk;
import io.jangbu.projection.timetravel.TimeTravelSettings;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer.SpanInScope;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the history, and folds it into views. A record that is no event is skipped, counted and
 * logged, for nothing on the topic may stop a partition.
 *
 * <p>A view says what the newest records of its stream's ids say, as a fold of the compacted topic
 * would. So what comes under an id that the view has passed is compared with what the history had:
 * the same bytes are a duplicate, and ignored; one that fills a hole or is marked as {@link
 * Rewritten} has the stream folded again; any other has so too, and is a flaw that is told.
 */
public final class ViewProjector<E, S> extends ContextualProcessor<Bytes, byte[], Void, Void> {

  private final Projection<E, S> projection;
  private final int partitions;
  private final ViewMetrics metrics;
  private final List<ProjectionListener> listeners;
  private final TimeTravelSettings timeTravel;
  private final EventReader<E> reader;
  private final ViewSpans spans;
  private final Authenticity authenticity;
  private final RefusedEvents refusals;
  private EventRecords<E> records;
  private HistoryWriter history;
  private KeyValueStore<String, byte[]> store;
  private Views<E, S> views;
  private SlicedKeys streams;
  private SnapshotKeeper<E, S> past;
  private FlawedStreams flawed;
  private KeyValueStore<Bytes, byte[]> causes;
  private List<ViewIndex.Updater<S>> indexes;

  /** {@code partitions} is how many the events topic has. */
  @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
  public ViewProjector(
      Projection<E, S> projection,
      int partitions,
      ViewMetrics metrics,
      List<ProjectionListener> listeners,
      TimeTravelSettings timeTravel,
      Traces traces,
      EventTrust trust,
      RefusedEvents refusals) {
    this.authenticity = trust.authenticity(projection.topics().events());
    this.refusals = refusals;
    this.projection = projection;
    this.partitions = partitions;
    this.metrics = metrics;
    this.listeners = listeners;
    this.timeTravel = timeTravel;
    this.reader = new EventReader<>(projection.codec());
    this.spans = new ViewSpans(projection.context(), traces);
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    records = new EventRecords<>(reader, context, partitions, metrics);
    store = context.getStateStore(projection.viewStore());
    views = new Views<>(store, projection);
    streams = new SlicedKeys(store, context);
    causes = context.getStateStore(projection.causeStore());
    KeyValueStore<String, byte[]> snapshots = context.getStateStore(projection.snapshotStore());
    history = new HistoryWriter(context.getStateStore(projection.historyStore()), snapshots);
    flawed = new FlawedStreams(snapshots);
    metrics.opened(flawed, history.refused());
    past =
        new SnapshotKeeper<>(
            snapshots,
            new History<>(
                context.getStateStore(projection.historyStore()),
                history.refused().replaced(),
                reader),
            projection.stateForm(),
            timeTravel.snapshotEvery());
    SnapshotWalk.begin(context, past, store, id -> views.find(id).version(), this::judge);
    indexes = projection.indexes().stream().map(index -> index.open(context)).toList();
    listeners.forEach(listener -> listener.opened(projection.context(), partition()));
  }

  @Override
  public void close() {
    streams.close();
    indexes.forEach(ViewIndex.Updater::close);
    metrics.closed(flawed, history.refused());
    listeners.forEach(listener -> listener.closed(projection.context(), partition()));
  }

  @Override
  public void process(Record<Bytes, byte[]> record) {
    EventId id = records.id(record);
    if (id == null) {
      history.keep(record);
      return;
    }
    if (isRefused(record)) {
      history.refuse(record);
      return;
    }
    Snapshot<S> view = find(id.streamId());
    boolean passed = id.version() <= view.version();
    byte[] before = passed ? history.before(record) : null;
    history.keep(record);
    EventEnvelope<E> event = records.event(id, record);
    if (event == null) {
      lack(id, view, before, record);
    } else if (passed) {
      again(event, view, before, record);
    } else {
      apply(event, view, record);
    }
  }

  /** Not one of ours: nothing is made of it, and nothing that stands gives way to it. */
  private boolean isRefused(Record<Bytes, byte[]> record) {
    if (NotTaken.reason(record.headers()) != null) {
      return false;
    }
    long offset = context().recordMetadata().orElseThrow().offset();
    byte[] key = record.key().get();
    Refusal refusal =
        authenticity.refusal(partition(), offset, key, record.value(), record.headers());
    if (refusal != null) {
      refusals.tell(partition(), offset, key, refusal);
    }
    return refusal != null;
  }

  private Snapshot<S> find(String streamId) {
    return streams.lacks(streamId) ? Snapshot.empty(projection.fold()) : views.find(streamId);
  }

  private void apply(EventEnvelope<E> event, Snapshot<S> view, Record<?, ?> record) {
    Span span = spans.begin(event, record);
    try (SpanInScope _ = spans.enter(span)) {
      apply(event, view);
    } finally {
      span.end();
    }
  }

  private void apply(EventEnvelope<E> event, Snapshot<S> view) {
    if (event.version() > view.version() + 1) {
      metrics.gap();
      ViewLog.gap(event, view.version());
    }
    CauseIndex.put(causes, event);
    past.reached(event.streamId(), view.version(), event.version());
    put(event.streamId(), view, view.plus(event, projection.fold()));
    ViewLog.applied(event);
  }

  /**
   * The view has passed the version. Where the history had nothing there although the view lacks
   * nothing, compaction took the record before a restore: then the state tells whether it was this
   * one.
   */
  private void again(
      EventEnvelope<E> event,
      Snapshot<S> view,
      byte @Nullable [] before,
      Record<Bytes, byte[]> record) {
    boolean rewritten = Rewritten.isMarked(record.headers());
    if (!rewritten && Arrays.equals(before, record.value())) {
      ViewLog.there(event);
      return;
    }
    CauseIndex.put(causes, event);
    Snapshot<S> folded = folded(event.id(), view);
    if (rewritten) {
      metrics.rewritten();
      ViewLog.rewritten(event);
    } else if (records.isEvent(event.id(), before)
        || (view.isComplete() && before == null && !folded.equals(view))) {
      folded = overwritten(event.id(), view, folded);
    }
    put(event.streamId(), view, folded);
  }

  /**
   * The log has no event of that id, for it was erased, as the law may ask for, or another record
   * took its place. What was made of it does not live on. Its version stays taken.
   */
  private void lack(
      EventId id, Snapshot<S> view, byte @Nullable [] before, Record<Bytes, byte[]> record) {
    Snapshot<S> folded;
    if (id.version() > view.version()) {
      past.reached(id.streamId(), view.version(), id.version());
      folded = view.lacking(id.version());
    } else {
      folded = folded(id, view);
    }
    if (record.value() == null) {
      metrics.erased();
      ViewLog.erased(id);
    } else if (records.isEvent(id, before)) {
      folded = overwritten(id, view, folded);
    }
    put(id.streamId(), view, folded);
  }

  private Snapshot<S> overwritten(EventId id, Snapshot<S> view, Snapshot<S> folded) {
    metrics.overwritten();
    if (!view.flaws().contains(OVERWRITTEN)) {
      ViewLog.overwritten(id);
    }
    return folded.with(OVERWRITTEN);
  }

  /** The stream as its history has it now, with another record under that id than before. */
  private Snapshot<S> folded(EventId id, Snapshot<S> view) {
    Snapshot<S> there = past.refold(id, view.version());
    Snapshot<S> folded = there.version() < view.version() ? there.lacking(view.version()) : there;
    return view.flaws().contains(OVERWRITTEN) ? folded.with(OVERWRITTEN) : folded;
  }

  /** A view may be of a release that did not tell that it lacks an event. */
  private void judge(String streamId) {
    Snapshot<S> view = views.find(streamId);
    if (view.exists() && view.isComplete() && !past.isWhole(streamId, view.version())) {
      put(streamId, view, folded(new EventId(streamId, 1), view));
    }
  }

  /** Whatever moment a reader comes at, the indexes have what the view says. */
  private void put(String streamId, Snapshot<S> before, Snapshot<S> after) {
    flawed.changed(streamId, before, after);
    indexes.forEach(index -> index.add(streamId, before, after));
    streams.added(streamId);
    store.put(streamId, projection.snapshots().encode(after));
    indexes.forEach(index -> index.remove(streamId, before, after));
    listeners.forEach(
        listener -> listener.applied(projection.context(), streamId, after.version()));
  }

  private int partition() {
    return context().taskId().partition();
  }
}
