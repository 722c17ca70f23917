package io.jangbu.cli.erase;

import io.jangbu.cli.erase.search.Kind;
import io.jangbu.cli.options.RefusedException;
import io.jangbu.cli.options.UnreachableServiceException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks all instances for an erasure, and follows them until every stream is done or refused. */
final class Requests {

  /** The most streams of one request. */
  private static final int MOST = 1_000;

  private static final int MOST_NAMED = 20;
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final List<URI> services;
  private final ErasureClient client;
  private final Session session;
  private final Map<URI, String> silent = new LinkedHashMap<>();
  private boolean begun;

  /** How it ended. */
  enum End {
    DONE,
    NO_PROGRESS,
    STOPPED
  }

  Requests(List<URI> services, ErasureClient client, Session session) {
    this.services = List.copyOf(services);
    this.client = client;
    this.session = session;
  }

  /** Whether a service has heard of it. */
  boolean hasBegun() {
    return begun;
  }

  /**
   * Runs to the end, part by part where there are many streams.
   *
   * @param erasure its id
   * @param kind of the streams
   * @throws UnreachableServiceException if a service cannot be asked, and none was yet
   * @throws RefusedException if a service does not take it
   */
  End run(String erasure, Kind kind, List<String> streams, StreamProgress seen)
      throws UnreachableServiceException, RefusedException {
    session
        .progress()
        .begin(
            "Erasing",
            " " + kind.noun(streams.size()),
            StreamProgress.WHOLE,
            streams.size() * StreamProgress.WHOLE);
    try {
      for (int from = 0; from < streams.size(); from += MOST) {
        List<String> part = streams.subList(from, Math.min(streams.size(), from + MOST));
        String id = streams.size() > MOST ? erasure + "-" + from / MOST : erasure;
        End end = follow(new ErasureClient.Request(id, kind.topics().context(), part), seen);
        if (end != End.DONE) {
          return end;
        }
      }
      return End.DONE;
    } finally {
      session.progress().end();
    }
  }

  private End follow(ErasureClient.Request request, StreamProgress seen)
      throws UnreachableServiceException, RefusedException {
    long told = seen.steps();
    long lastStep = System.nanoTime();
    askAll(request, seen);
    while (isOpen(request, seen)) {
      long steps = seen.steps();
      if (steps > told) {
        lastStep = System.nanoTime();
      }
      session.progress().step(steps - told);
      told = steps;
      if (System.nanoTime() - lastStep > session.timeout().toNanos()) {
        return End.NO_PROGRESS;
      }
      if (session.stop().requestedWithin(PAUSE)) {
        return End.STOPPED;
      }
      askAll(request, seen);
    }
    session.progress().step(seen.steps() - told);
    return End.DONE;
  }

  private static boolean isOpen(ErasureClient.Request request, StreamProgress seen) {
    return request.streams().stream().anyMatch(seen::isMissing);
  }

  private void askAll(ErasureClient.Request request, StreamProgress seen)
      throws UnreachableServiceException, RefusedException {
    for (URI service : services) {
      try {
        client.ask(service, request).forEach(seen::seen);
        begun = true;
        if (silent.remove(service) != null) {
          session.progress().note(service + " answers again.");
        }
      } catch (UnreachableServiceException e) {
        if (!begun) {
          throw e;
        }
        if (silent.put(service, String.valueOf(e.getMessage())) == null) {
          session.progress().note(e.getMessage() + " Asking again.");
        }
      }
    }
  }

  /** Some of them by name. */
  static String named(List<String> streams) {
    String first = streams.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    int more = streams.size() - MOST_NAMED;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
