package io.jangbu.starter.projection.live;

import io.jangbu.starter.http.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The events of one stream: each time a read that waits until there are more. It goes on after the
 * last event that it has sent, whatever is said to have been looked through, so that none is lost.
 */
final class StreamSource implements LiveSource {

  /** Reads a stream, wherever it is. */
  interface Reading {
    /**
     * What comes after a version.
     *
     * @param minVersion which to wait for; null = none
     * @throws ProblemException 503 {@code NOT_YET} if it does not come in time
     */
    StreamPart after(long version, @Nullable Long minVersion);
  }

  private final Reading reading;
  private StreamPart part;
  private long after;
  private long awaited;
  private boolean sent;
  private @Nullable Thread waiting;
  private boolean woken;

  /**
   * Events after a version, which has to be there.
   *
   * @throws ProblemException as a read does
   */
  StreamSource(Reading reading, long after) {
    this.reading = reading;
    this.after = after;
    this.part = reading.after(after, after == 0 ? null : after);
  }

  @Override
  public Optional<String> position() {
    return Optional.empty(); // a stream begins with its first event
  }

  @Override
  public List<LiveEvent> next() {
    if (sent && !readOn()) {
      return List.of();
    }
    sent = true;
    awaited = part.upTo() + 1;
    if (!part.events().isEmpty()) {
      after = part.events().getLast().version();
    }
    return part.events().stream().map(event -> new LiveEvent(event.id(), event)).toList();
  }

  private boolean readOn() {
    if (!enter()) {
      return false;
    }
    try {
      part = reading.after(after, awaited);
      return true;
    } catch (ProblemException e) {
      Map<String, Object> properties = e.getBody().getProperties();
      if (properties != null && "NOT_YET".equals(properties.get("code"))) {
        // What was in the view and not in the history may be there now.
        awaited = after + 1;
        return false;
      }
      throw e;
    } finally {
      leave();
    }
  }

  private synchronized boolean enter() {
    waiting = woken ? null : Thread.currentThread();
    return !woken;
  }

  /** What was meant for the read alone must not meet the thread later. */
  private synchronized void leave() {
    waiting = null;
    boolean _ = Thread.interrupted();
  }

  @Override
  public synchronized void wakeUp() {
    woken = true;
    if (waiting != null) {
      waiting.interrupt();
    }
  }

  @Override
  public void close() {}
}
