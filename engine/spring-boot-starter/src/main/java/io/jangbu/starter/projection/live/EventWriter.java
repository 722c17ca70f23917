package io.jangbu.starter.projection.live;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes server-sent events. It waits until the client has taken what was sent before, and so does
 * all behind it: a slow client makes nothing pile up here. May be used by several threads.
 */
final class EventWriter {

  private static final String RETRY = "retry: 1000\n";
  private static final String COMMENT = ":\n\n";

  private final OutputStream out;
  private final JsonMapper json;
  private long lastWrite;

  private EventWriter(OutputStream out, JsonMapper json) {
    this.out = out;
    this.json = json;
  }

  /** Says what is to come, as it is asked for by HEAD alone. */
  static void head(HttpServletResponse response) {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader("Cache-Control", "no-store");
    // Nginx would else collect events until they fill a buffer.
    response.setHeader("X-Accel-Buffering", "no");
  }

  /**
   * Begins the answer. From here on nothing but events can be told.
   *
   * @param position from which a client goes on that loses its connection before the first event:
   *     an id without data is kept by it, and is no event
   */
  static EventWriter begin(HttpServletResponse response, JsonMapper json, Optional<String> position)
      throws IOException {
    head(response);
    EventWriter writer = new EventWriter(response.getOutputStream(), json);
    writer.write(RETRY + position.map(EventWriter::id).orElse("") + "\n");
    return writer;
  }

  /** Writes the events, if there are any. */
  synchronized void write(List<LiveEvent> events) throws IOException {
    for (LiveEvent event : events) {
      put(id(event.position()) + "event: " + event.event().type() + "\ndata: ");
      // JSON has no line break outside of its strings, and in them it is escaped.
      out.write(json.writeValueAsBytes(event.event()));
      put("\n\n");
    }
    if (!events.isEmpty()) {
      flush();
    }
  }

  /** Writes a comment if nothing was written for so long. */
  synchronized void writeIfIdle(Duration time) throws IOException {
    if (System.nanoTime() - lastWrite >= time.toNanos()) {
      write(COMMENT);
    }
  }

  private static String id(String position) {
    return "id: " + position + "\n";
  }

  private synchronized void write(String text) throws IOException {
    put(text);
    flush();
  }

  private synchronized void put(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private synchronized void flush() throws IOException {
    out.flush();
    lastWrite = System.nanoTime();
  }
}
