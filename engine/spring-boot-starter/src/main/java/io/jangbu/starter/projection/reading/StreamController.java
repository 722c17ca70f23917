package io.jangbu.starter.projection.reading;

import io.jangbu.core.Flaw;
import io.jangbu.core.Snapshot;
import io.jangbu.projection.view.Projection;
import io.jangbu.starter.projection.listing.ListQuery;
import io.jangbu.starter.projection.listing.Page;
import io.jangbu.starter.projection.routing.Read;
import io.jangbu.starter.security.RequiredScope;
import io.jangbu.starter.security.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ObjectNode;

/**
 * What can be asked about the streams of any context: now, at a version, as of a time, their events
 * and changes. A context's {@code @RestController} extends it, says with {@code @RequestMapping}
 * where its streams are found, and adds what can be asked about them together.
 *
 * @param <E> the events
 * @param <S> the state
 * @param <J> the state as JSON
 */
@RequiredScope(Scope.READ)
public abstract class StreamController<E, S, J extends StreamJson> {

  private final ReadSide readSide;
  private final StreamReads<E, S> reads;
  private final StreamForm<S, J> form;
  private final String idField;

  /** Routes to the streams of that projection. */
  protected StreamController(
      Projection<E, S> projection, ReadSide readSide, StreamForm<S, J> form) {
    this.readSide = readSide;
    this.reads = readSide.of(projection);
    this.form = form;
    this.idField = projection.codec().streamIdField();
  }

  /** The stream, now or as it was. */
  @GetMapping("/{id}")
  public final ResponseEntity<J> state(
      HttpServletRequest request,
      @PathVariable String id,
      @RequestParam @Nullable Long version,
      @RequestParam @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable Instant asOf,
      @RequestParam @Nullable Long minVersion) {
    Moment moment = Moment.of(version, asOf);
    J state = one(request, form.type(), reads.one(id, minVersion, stream -> at(moment, stream)));
    if (moment instanceof Moment.Now && !readSide.router().isPart(request)) {
      J whole = completed(state);
      if (!whole.equals(state)) {
        WholeAnswers.require(request);
      }
      state = whole;
    }
    return ResponseEntity.ok().eTag("\"" + state.version() + "\"").body(state);
  }

  /** The stream as it is now, with what another context knows of it. As a rule there is nothing. */
  protected J completed(J state) {
    return state;
  }

  /**
   * What has happened to the stream, page by page: {@code Link: <…>; rel="next"} leads to the page
   * after this one. A page is shorter than its limit where its events would else take more than 4
   * MiB as JSON; it has one at least. Pages go by versions, which events never change, so no event
   * that is appended while they are read moves another to a page where it would be seen twice or
   * never. A page costs the same wherever in the stream it lies.
   *
   * @param recordedFrom events recorded then or later
   * @param recordedTo events recorded then or earlier
   */
  @GetMapping("/{id}/events")
  public final ResponseEntity<StreamEvents> events(
      HttpServletRequest request,
      @PathVariable String id,
      @RequestParam @Nullable Long from,
      @RequestParam @Nullable Long to,
      @RequestParam @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable Instant recordedFrom,
      @RequestParam @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable Instant recordedTo,
      @RequestParam(defaultValue = "forwards") String direction,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam @Nullable Long minVersion) {
    EventRange range = EventRange.of(from, to, recordedFrom, recordedTo, direction, limit);
    StreamEvents events =
        one(
            request,
            StreamEvents.class,
            reads.one(id, minVersion, stream -> events(range, stream)));
    return new EventPage(events, range, request).answer(readSide.json());
  }

  /** What is different in the stream between two versions. */
  @GetMapping("/{id}/diff")
  public final StreamDiff diff(
      HttpServletRequest request,
      @PathVariable String id,
      @RequestParam long from,
      @RequestParam long to,
      @RequestParam @Nullable Long minVersion) {
    Moment before = Moment.at(from);
    Moment after = Moment.at(to);
    return one(
        request,
        StreamDiff.class,
        reads.one(
            id,
            minVersion,
            stream ->
                stream
                    .share()
                    .require(
                        new StreamDiff(
                            Map.of(idField, id),
                            from,
                            to,
                            Change.between(node(at(before, stream)), node(at(after, stream))),
                            StreamJson.flaw(Flaw.INCOMPLETE, stream.current()),
                            StreamJson.flaw(Flaw.OVERWRITTEN, stream.current())))));
  }

  /**
   * A page of the context's streams.
   *
   * @param streamId the stream of {@code minVersion}; null if none is given
   */
  protected final <P extends Page<J>> P list(
      HttpServletRequest request,
      ListQuery<S, J> query,
      @Nullable String streamId,
      @Nullable Long minVersion,
      Class<P> type,
      Page.Form<J, P> pages) {
    Read<P> read =
        reads.all(streamId, minVersion, stores -> query.page(stores, reads.projection(), pages));
    return query.merged(readSide.router().all(request, type, List.of(read)), pages);
  }

  private <T> T one(HttpServletRequest request, Class<T> type, Read<T> read) {
    return readSide.router().one(request, type, read);
  }

  private StreamEvents events(EventRange range, StoredStream<E, S> stream) {
    Snapshot<S> current = stream.current();
    // Those that are left can be read also where they are no state any more.
    if (current.isComplete()) {
      form.require(stream.id(), current);
    }
    EventsRead<EventJson> page = range.of(stream);
    return new StreamEvents(
        Map.of(idField, stream.id()),
        current.version(),
        page.events(),
        StreamJson.flaw(Flaw.INCOMPLETE, current),
        StreamJson.flaw(Flaw.OVERWRITTEN, current),
        page.more());
  }

  private J at(Moment moment, StoredStream<E, S> stream) {
    return stream.share().require(form.require(stream.id(), moment.of(stream)));
  }

  /** Without its version, which differs always and is named beside the changes. */
  private ObjectNode node(J state) {
    ObjectNode node = readSide.json().valueToTree(state);
    node.remove("version");
    return node;
  }
}
