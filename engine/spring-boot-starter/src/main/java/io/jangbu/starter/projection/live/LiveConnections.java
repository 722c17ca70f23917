package io.jangbu.starter.projection.live;

import io.jangbu.starter.http.ProblemException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The clients that are connected. Each is served by its request's own thread, a virtual one, until
 * it goes or the service stops: before the web server waits for its last requests, which these
 * would never be.
 */
@Component
final class LiveConnections implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(LiveConnections.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** By then the place of a client that has gone is free. */
  private static final Duration RETRY_FOR_A_PLACE = Duration.ofSeconds(2);

  private final LiveSettings settings;
  private final JsonMapper json;
  private final Semaphore free;
  private final Set<LiveSource> open = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  LiveConnections(LiveSettings settings, JsonMapper json, MeterRegistry registry) {
    this.settings = settings;
    this.json = json;
    this.free = new Semaphore(settings.connections());
    Gauge.builder("jangbu.live.clients", () -> settings.connections() - free.availablePermits())
        .description("Clients that are sent events as they come")
        .baseUnit("clients")
        .register(registry);
  }

  /**
   * Sends a client all that comes.
   *
   * @param opening opens the source; whatever problem it throws is still the answer
   * @throws ProblemException 503 if there are too many clients, or the service stops
   */
  void serve(HttpServletResponse response, Supplier<LiveSource> opening) {
    if (!running || !free.tryAcquire()) {
      throw unavailable(
          "no more than " + settings.connections() + " clients are sent events at once",
          RETRY_FOR_A_PLACE);
    }
    try (LiveSource source = opening.get()) {
      open.add(source);
      try {
        send(source, EventWriter.begin(response, json, source.position()));
      } finally {
        open.remove(source);
      }
    } catch (KafkaException e) {
      log.warn("No events can be read: {}", e.toString());
      throw unavailable("the log of events cannot be read now");
    } catch (IOException e) {
      log.debug("A client is gone: {}", e.toString());
    } finally {
      free.release();
    }
  }

  private void send(LiveSource source, EventWriter writer) throws IOException {
    try (Pulse pulse = Pulse.start(writer, settings.keepAlive(), source::wakeUp)) {
      while (running && !pulse.isGone()) {
        writer.write(source.next());
      }
    } catch (ProblemException | KafkaException e) {
      // The client comes back by itself, and goes on from where it was.
      log.info("A client's events have ended: {}", e.toString());
    }
  }

  /** 503: it may be tried again. */
  static ProblemException unavailable(String why) {
    return unavailable(why, RETRY_AFTER);
  }

  private static ProblemException unavailable(String why, Duration pause) {
    return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE", why)
        .retryAfter(pause);
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    open.forEach(LiveSource::wakeUp);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stops before the web server begins to wait for its requests. */
  @Override
  public int getPhase() {
    return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
  }
}
