package io.jangbu.starter.projection.deadline;

import io.jangbu.projection.index.DeadlineIndex;
import io.jangbu.projection.view.Projection;
import io.jangbu.projection.view.ViewIndex;
import io.jangbu.starter.http.ProblemException;
import io.jangbu.starter.projection.reading.NamedStreams;
import io.jangbu.starter.projection.reading.ReadSide;
import io.jangbu.starter.projection.reading.StreamReads;
import io.jangbu.starter.projection.routing.Read;
import io.jangbu.starter.security.RequiredScope;
import io.jangbu.starter.security.Scope;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Until when which streams wait. */
@RestController
@RequiredScope(Scope.READ)
@Tag(name = "processes")
final class DeadlinesController {

  /** What is read of a context; {@code index} is null if it has no deadlines. */
  private record Indexed<E, S>(StreamReads<E, S> reads, @Nullable DeadlineIndex<S> index) {
    Read<DeadlineList> read(
        DeadlineQuery query, @Nullable String streamId, @Nullable Long minVersion) {
      return reads.all(
          streamId,
          streamId == null ? null : minVersion,
          stores ->
              index == null
                  ? new DeadlineList(List.of(), null)
                  : query.page(stores, reads.projection(), index));
    }
  }

  private final ReadSide readSide;
  private final List<Indexed<?, ?>> contexts = new ArrayList<>();

  DeadlinesController(List<Projection<?, ?>> projections, ReadSide readSide) {
    this.readSide = readSide;
    projections.forEach(this::add);
  }

  private <E, S> void add(Projection<E, S> projection) {
    contexts.add(new Indexed<>(readSide.of(projection), index(projection)));
  }

  private static <S> @Nullable DeadlineIndex<S> index(Projection<?, S> projection) {
    for (ViewIndex<S> index : projection.indexes()) {
      if (index instanceof DeadlineIndex<S> deadlines) {
        return deadlines;
      }
    }
    return null;
  }

  /**
   * The deadlines of all streams of all contexts that are not reached yet, the soonest first. One
   * that was set before this question could be asked is there once the projection is rebuilt.
   *
   * @param before only those that are due before it; without it all of them
   * @param minVersion of the stream that another parameter names, such as {@code cartId}
   */
  @GetMapping("/deadlines")
  DeadlineList list(
      HttpServletRequest request,
      @RequestParam @DateTimeFormat(iso = ISO.DATE_TIME) @Nullable Instant before,
      NamedStreams streams,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Long minVersion) {
    DeadlineQuery query = DeadlineQuery.of(before, cursor, limit);
    List<Read<DeadlineList>> reads = new ArrayList<>();
    boolean awaited = minVersion == null;
    for (Indexed<?, ?> context : contexts) {
      String stream = streams.of(context.reads().projection());
      // One that has none is asked only where its stream is to be awaited.
      if (context.index() != null || stream != null) {
        reads.add(context.read(query, stream, minVersion));
      }
      awaited |= stream != null;
    }
    if (!awaited) {
      throw ProblemException.malformed("minVersion needs the id of the stream that it is about");
    }
    return query.merged(readSide.router().all(request, DeadlineList.class, reads));
  }
}
