package io.jangbu.starter.projection.live;

import static java.util.Objects.requireNonNull;

import io.jangbu.core.EventId;
import io.jangbu.kafka.integrity.EventTrust;
import io.jangbu.projection.rollout.ProjectionVersions;
import io.jangbu.projection.view.Projection;
import io.jangbu.starter.http.HeaderText;
import io.jangbu.starter.http.Peers;
import io.jangbu.starter.http.ProblemException;
import io.jangbu.starter.projection.reading.NamedStreams;
import io.jangbu.starter.projection.reading.ReadSide;
import io.jangbu.starter.projection.reading.StreamReads;
import io.jangbu.starter.projection.routing.Read;
import io.jangbu.starter.projection.routing.RequestShares;
import io.jangbu.starter.security.RequiredScope;
import io.jangbu.starter.security.Scope;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Events as they come. */
@RestController
@RequiredScope(Scope.READ)
@Tag(name = "events")
final class LiveController {

  private static final String PATH = "/events/stream";
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final Map<String, StreamReads<?, ?>> contexts = new LinkedHashMap<>();
  private final ReadSide readSide;
  private final LiveConnections connections;
  private final LogConsumers consumers;
  private final ProjectionVersions versions;
  private final EventTrust trust;

  LiveController(
      List<Projection<?, ?>> projections,
      ReadSide readSide,
      LiveConnections connections,
      LogConsumers consumers,
      ProjectionVersions versions,
      EventTrust trust) {
    projections.forEach(projection -> contexts.put(projection.context(), readSide.of(projection)));
    this.readSide = readSide;
    this.connections = connections;
    this.consumers = consumers;
    this.versions = versions;
    this.trust = trust;
  }

  /**
   * Events as they come, as server-sent events: {@code id}, the event's type as {@code event}, and
   * as {@code data} what {@code GET /events} has of it. Those of one stream come in the order of
   * their versions, from the first on; it is named by the parameter that its context has for it,
   * such as {@code orderId}, and may be one that does not exist yet. Without one all events come,
   * from now on. A client that comes back with the last id that it saw as {@code Last-Event-ID}
   * goes on right after it, at whatever instance.
   *
   * @param context whose events alone are to come, such as {@code orders}
   * @param from {@code beginning} = all events that there ever were come first
   */
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(type = "string")))
  @Parameter(
      in = ParameterIn.HEADER,
      name = LAST_EVENT_ID,
      description = "The last id that the client saw",
      schema = @Schema(type = "string"))
  @GetMapping(path = PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void stream(
      HttpServletRequest request,
      HttpServletResponse response,
      NamedStreams streams,
      @RequestParam @Nullable String context,
      @RequestParam @Nullable String from) {
    String lastEventId = HeaderText.of(request, LAST_EVENT_ID);
    String last = lastEventId == null || lastEventId.isEmpty() ? null : lastEventId;
    if (from != null && !from.equals("beginning")) {
      throw ProblemException.malformed("from is beginning, or left out");
    }
    StreamReads<?, ?> named = named(streams);
    if (request.getMethod().equals(HttpMethod.HEAD.name())) {
      // What is written for it goes nowhere, so that its end would never be noticed.
      EventWriter.head(response);
    } else if (named == null) {
      LogSource.Start start = start(from, last);
      Collection<Projection<?, ?>> asked = asked(context);
      connections.serve(
          response, () -> LogSource.open(consumers.open(), asked, trust, this::partitions, start));
    } else if (context != null || from != null) {
      throw ProblemException.malformed("one stream has its own context and its own beginning");
    } else {
      String streamId = requireNonNull(streams.of(named.projection()));
      long after = last == null ? 0 : version(streamId, last);
      connections.serve(
          response,
          () -> new StreamSource((v, min) -> part(request, named, streamId, v, min), after));
    }
  }

  private int partitions(Projection<?, ?> projection) {
    return versions
        .answering()
        .orElseThrow(() -> LiveConnections.unavailable("the views are not there yet"))
        .partitions(projection);
  }

  /** A part of a stream, for another instance that has the client. */
  @Hidden
  @GetMapping(path = PATH, headers = Peers.INSTANCE_HEADER)
  StreamPart part(
      HttpServletRequest request,
      NamedStreams streams,
      @RequestParam long after,
      @RequestParam @Nullable Long minVersion) {
    StreamReads<?, ?> named = named(streams);
    if (named == null) {
      throw ProblemException.malformed("which stream?");
    }
    return readSide
        .router()
        .one(
            request,
            StreamPart.class,
            read(named, requireNonNull(streams.of(named.projection())), after, minVersion));
  }

  private StreamPart part(
      HttpServletRequest request,
      StreamReads<?, ?> reads,
      String streamId,
      long after,
      @Nullable Long minVersion) {
    RequestShares.release(request); // the part before is sent
    return readSide
        .router()
        .one(
            new StreamRequest(request, idField(reads), streamId, after, minVersion),
            StreamPart.class,
            read(reads, streamId, after, minVersion));
  }

  private static Read<StreamPart> read(
      StreamReads<?, ?> reads, String streamId, long after, @Nullable Long minVersion) {
    String context = reads.projection().context();
    return reads.one(streamId, minVersion, stream -> StreamPart.of(context, stream, after));
  }

  /** The context of the one stream that the query names; null if it names none. */
  private @Nullable StreamReads<?, ?> named(NamedStreams streams) {
    List<StreamReads<?, ?>> named =
        contexts.values().stream()
            .<StreamReads<?, ?>>map(reads -> reads)
            .filter(reads -> streams.of(reads.projection()) != null)
            .toList();
    if (named.size() > 1) {
      throw ProblemException.malformed("one stream, or all");
    }
    return named.isEmpty() ? null : named.getFirst();
  }

  private Collection<Projection<?, ?>> asked(@Nullable String context) {
    if (context != null && !contexts.containsKey(context)) {
      throw ProblemException.malformed("context is one of " + contexts.keySet());
    }
    return contexts.values().stream()
        .<Projection<?, ?>>map(StreamReads::projection)
        .filter(projection -> context == null || projection.context().equals(context))
        .toList();
  }

  private LogSource.Start start(@Nullable String from, @Nullable String last) {
    if (last != null) {
      return (beginning, end) -> LogPosition.read(last, beginning, end, contexts.keySet());
    }
    return from == null ? (_, end) -> end : (beginning, _) -> beginning;
  }

  private static long version(String streamId, String last) {
    try {
      EventId id = EventId.parse(last);
      if (id.streamId().equals(streamId)) {
        return id.version();
      }
    } catch (IllegalArgumentException _) {
      // answered as the id of another stream's event
    }
    throw ProblemException.malformed(LAST_EVENT_ID + " is the id of an event of the stream");
  }

  private static String idField(StreamReads<?, ?> reads) {
    return reads.projection().codec().streamIdField();
  }
}
