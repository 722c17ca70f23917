package io.jangbu.projection.live;

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
 * all behind it: a slow client makes nothing pile up here.
 */
final class EventWriter {

  private static final String RETRY = "retry: 1000\n";
  private static final String COMMENT = ":\n\n";

  private final OutputStream out;
  private final JsonMapper json;
  private final Duration keepAlive;
  private long lastWrite;

  private EventWriter(OutputStream out, JsonMapper json, Duration keepAlive) {
    this.out = out;
    this.json = json;
    this.keepAlive = keepAlive;
  }

  /**
   * Begins the answer. From here on nothing but events can be told.
   *
   * @param position from which a client goes on that loses its connection before the first event:
   *     an id without data is kept by it, and is no event
   */
  static EventWriter begin(
      HttpServletResponse response, JsonMapper json, Duration keepAlive, Optional<String> position)
      throws IOException {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader("Cache-Control", "no-store");
    // Nginx would else collect events until they fill a buffer.
    response.setHeader("X-Accel-Buffering", "no");
    EventWriter writer = new EventWriter(response.getOutputStream(), json, keepAlive);
    writer.write(RETRY + position.map(EventWriter::id).orElse("") + "\n");
    return writer;
  }

  /** Writes the events, or a comment if nothing was written for long. */
  void write(List<LiveEvent> events) throws IOException {
    if (!events.isEmpty()) {
      for (LiveEvent event : events) {
        put(id(event.position()) + "event: " + event.event().type() + "\ndata: ");
        // JSON has no line break outside of its strings, and in them it is escaped.
        out.write(json.writeValueAsBytes(event.event()));
        put("\n\n");
      }
      flush();
    } else if (System.nanoTime() - lastWrite >= keepAlive.toNanos()) {
      write(COMMENT);
    }
  }

  private static String id(String position) {
    return "id: " + position + "\n";
  }

  private void write(String text) throws IOException {
    put(text);
    flush();
  }

  private void put(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void flush() throws IOException {
    out.flush();
    lastWrite = System.nanoTime();
  }
}
