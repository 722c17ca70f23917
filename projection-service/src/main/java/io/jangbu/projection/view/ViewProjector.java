package io.jangbu.projection.view;

import io.jangbu.domain.EventEnvelope;
import io.jangbu.domain.EventId;
import io.jangbu.domain.Snapshot;
import io.jangbu.projection.cause.CauseIndex;
import io.jangbu.projection.history.History;
import io.jangbu.projection.timetravel.SnapshotKeeper;
import io.jangbu.projection.timetravel.SnapshotWalk;
import io.jangbu.projection.timetravel.TimeTravelSettings;
import io.jangbu.projection.view.ViewMetrics.Reason;
import io.jangbu.schemas.EventReader;
import io.jangbu.schemas.MalformedRecordException;
import io.jangbu.schemas.NotTaken;
import io.jangbu.tracing.Traces;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer.SpanInScope;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Folds events into views. An event that the view has already is ignored; a record that is no event
 * is skipped, counted and logged, for nothing on the topic may stop a partition.
 */
public final class ViewProjector<E, S> extends ContextualProcessor<Bytes, byte[], Void, Void> {

  private final Projection<E, S> projection;
  private final int partitions;
  private final ViewMetrics metrics;
  private final List<ProjectionListener> listeners;
  private final TimeTravelSettings timeTravel;
  private final EventReader<E> reader;
  private final ViewSpans spans;
  private KeyValueStore<String, byte[]> store;
  private Views<E, S> views;
  private SnapshotKeeper<E, S> past;
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
      Traces traces) {
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
    store = context.getStateStore(projection.viewStore());
    views = new Views<>(store, projection);
    causes = context.getStateStore(projection.causeStore());
    past =
        new SnapshotKeeper<>(
            context.getStateStore(projection.snapshotStore()),
            new History<>(context.getStateStore(projection.historyStore()), reader),
            projection.stateForm(),
            timeTravel.snapshotEvery());
    SnapshotWalk.begin(context, past, store, id -> views.find(id).version());
    indexes = projection.indexes().stream().map(index -> index.open(context)).toList();
    listeners.forEach(listener -> listener.opened(projection.context(), partition()));
  }

  @Override
  public void close() {
    listeners.forEach(listener -> listener.closed(projection.context(), partition()));
  }

  @Override
  public void process(Record<Bytes, byte[]> record) {
    // Why it is skipped, should the next step find it to be no event.
    Reason reason = Reason.VALUE;
    try {
      NotTaken.refuse(record.headers());
      reason = Reason.KEY;
      EventId id = EventReader.id(record.key() == null ? null : record.key().get());
      reason = Reason.PARTITION;
      EventReader.requireHome(id, partition(), partitions);
      reason = Reason.VALUE;
      if (record.value() == null) {
        erase(id);
      } else {
        apply(reader.event(id, record.value()), record);
      }
    } catch (MalformedRecordException e) {
      skip(reason, e.getMessage());
    }
  }

  private void apply(EventEnvelope<E> event, Record<?, ?> record) {
    Snapshot<S> view = views.find(event.streamId());
    if (event.version() <= view.version()) {
      ViewLog.there(event);
      return;
    }
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
   * An event that the law has had erased must not live on: folds again what is left. The version
   * stays, since the stream's own count of versions does.
   */
  private void erase(EventId id) {
    metrics.erased();
    ViewLog.erased(id);
    Snapshot<S> view = views.find(id.streamId());
    if (view.exists()) {
      Snapshot<S> left = past.erased(id, view.version());
      Snapshot<S> after =
          new Snapshot<>(
              left.state(),
              view.version(),
              left.exists() ? left.createdAt() : view.createdAt(),
              view.updatedAt());
      put(id.streamId(), view, after);
    }
  }

  /** Whatever moment a reader comes at, the indexes have what the view says. */
  private void put(String streamId, Snapshot<S> before, Snapshot<S> after) {
    indexes.forEach(index -> index.add(streamId, before.state(), after.state()));
    store.put(streamId, projection.snapshots().encode(after));
    indexes.forEach(index -> index.remove(streamId, before.state(), after.state()));
    listeners.forEach(
        listener -> listener.applied(projection.context(), streamId, after.version()));
  }

  private void skip(Reason reason, @Nullable String why) {
    metrics.skipped(reason);
    context().recordMetadata().ifPresent(at -> ViewLog.skipped(at, why));
  }

  private int partition() {
    return context().taskId().partition();
  }
}
