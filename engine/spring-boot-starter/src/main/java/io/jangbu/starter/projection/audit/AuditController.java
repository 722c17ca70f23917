package io.jangbu.starter.projection.audit;

import io.jangbu.projection.view.Projection;
import io.jangbu.starter.http.ProblemException;
import io.jangbu.starter.projection.reading.NamedStreams;
import io.jangbu.starter.projection.reading.ReadSide;
import io.jangbu.starter.projection.reading.StreamReads;
import io.jangbu.starter.projection.routing.Read;
import io.jangbu.starter.security.RequiredScope;
import io.jangbu.starter.security.Scope;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What came of a command, of a business transaction, or of somebody, in all streams. */
@RestController
@RequiredScope(Scope.READ)
@Tag(name = "events")
final class AuditController {

  private final ReadSide readSide;
  private final List<StreamReads<?, ?>> contexts = new ArrayList<>();

  AuditController(List<Projection<?, ?>> projections, ReadSide readSide) {
    this.readSide = readSide;
    projections.forEach(projection -> contexts.add(readSide.of(projection)));
  }

  /**
   * The events that have a correlation, that a command led to, or that go back to what somebody has
   * sent, in all streams of all contexts, sorted by the time at which they were recorded, then by
   * their ids. It finds events that were projected since this question can be asked; a rebuild of
   * the projection brings in older ones.
   *
   * @param minVersion of the stream that another parameter names, such as {@code orderId}
   */
  @GetMapping("/events")
  EventList list(
      HttpServletRequest request,
      NamedStreams streams,
      @RequestParam @Nullable String correlationId,
      @RequestParam @Nullable String causationId,
      @RequestParam @Nullable String actor,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Long minVersion) {
    AuditQuery query = AuditQuery.of(correlationId, causationId, actor, cursor, limit);
    List<Read<EventList>> reads = new ArrayList<>();
    boolean awaited = minVersion == null;
    for (StreamReads<?, ?> context : contexts) {
      String stream = streams.of(context.projection());
      reads.add(
          context.all(
              stream,
              stream == null ? null : minVersion,
              stores -> query.page(stores, context.projection())));
      awaited |= stream != null;
    }
    if (!awaited) {
      throw ProblemException.malformed("minVersion needs the id of the stream that it is about");
    }
    return query.merged(readSide.router().all(request, EventList.class, reads));
  }
}
