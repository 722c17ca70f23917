package io.jangbu.starter.projection.reading;

import io.jangbu.core.Sha256;
import io.jangbu.starter.http.Peers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** A page of a stream's events as an HTTP answer. */
record EventPage(StreamEvents events, EventRange range, HttpServletRequest request) {

  /** With what tells another answer from this one, and where the page after it is. */
  ResponseEntity<StreamEvents> answer(JsonMapper json) {
    if (request.getHeader(Peers.INSTANCE_HEADER) != null) {
      return ResponseEntity.ok(events);
    }
    StreamEvents page = events.forClients();
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok().eTag(tag(page, json));
    if (Boolean.TRUE.equals(events.more())) {
      answer.header(HttpHeaders.LINK, "<" + next() + ">; rel=\"next\"");
    }
    return answer.body(page);
  }

  /**
   * Another one whenever the page is: an event that is erased leaves a page and changes no version,
   * so the version alone would not do.
   */
  private static String tag(StreamEvents page, JsonMapper json) {
    byte[] hash = Sha256.ofWritten(out -> json.writeValue(out, page));
    return "\"" + page.version() + "-" + HexFormat.of().formatHex(hash, 0, 8) + "\"";
  }

  /** The same request for what follows (RFC 8288); relative, for a proxy may be in between. */
  private String next() {
    long last = events.events().getLast().version();
    UriComponentsBuilder uri =
        UriComponentsBuilder.fromPath(request.getRequestURI()).query(request.getQueryString());
    UriComponentsBuilder next =
        switch (range.direction()) {
          case FORWARDS -> uri.replaceQueryParam("from", last + 1);
          case BACKWARDS -> uri.replaceQueryParam("to", last - 1);
        };
    return next.build().toUriString();
  }
}
