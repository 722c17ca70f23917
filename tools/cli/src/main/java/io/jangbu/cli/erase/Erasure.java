package io.jangbu.cli.erase;

import io.jangbu.cli.erase.search.Found;
import io.jangbu.cli.erase.search.Kind;
import io.jangbu.cli.options.AccessToken;
import io.jangbu.cli.options.CannotStartException;
import io.jangbu.cli.options.ExitCode;
import io.jangbu.cli.options.RefusedException;
import io.jangbu.cli.options.UnreachableServiceException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Has the services erase what was found, one aggregate type after the other. Orders are the last:
 * what a cart, a process or a claim still had under way to them is theirs by then.
 */
final class Erasure {

  private static final List<Kind> IN_ORDER =
      List.of(Kind.CART, Kind.FULFILMENT, Kind.CLAIM, Kind.ORDER);

  private final Found found;
  private final Session session;
  private final Map<Kind, StreamProgress> seen = new EnumMap<>(Kind.class);
  private final Map<Kind, String> refused = new EnumMap<>(Kind.class);
  private final List<Kind> toAsk = new ArrayList<>();

  /** Nothing is asked of a service yet. */
  Erasure(Found found, Session session) {
    this.found = found;
    this.session = session;
    IN_ORDER.stream().filter(kind -> !found.toErase(kind).isEmpty()).forEach(toAsk::add);
  }

  /**
   * How it ended.
   *
   * @param finished whether nothing more will happen that could be waited for
   */
  record Outcome(ExitCode code, boolean finished) {}

  /**
   * Has the services erase them.
   *
   * @param token as whose they are asked
   * @throws CannotStartException if no service has begun
   */
  Outcome run(List<URI> services, AccessToken token) throws CannotStartException {
    String id = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    try (ErasureClient erasures = new ErasureClient(token)) {
      Requests requests = new Requests(services, erasures, session);
      while (!toAsk.isEmpty()) {
        Kind kind = toAsk.removeFirst();
        StreamProgress progress = new StreamProgress(found.toErase(kind));
        seen.put(kind, progress);
        Requests.End end = ask(requests, id, kind, progress);
        if (end == Requests.End.STOPPED) {
          return stopped();
        }
        if (end == Requests.End.NO_PROGRESS) {
          return noProgress(kind, progress);
        }
      }
    } catch (UnreachableServiceException e) {
      throw new CannotStartException(e.getMessage() + " Nothing was erased.");
    }
    return told();
  }

  /** One type that the services do not take is no reason to leave the others as they are. */
  private Requests.End ask(Requests requests, String id, Kind kind, StreamProgress progress)
      throws CannotStartException, UnreachableServiceException {
    try {
      return requests.run(id, kind, found.toErase(kind), progress);
    } catch (RefusedException e) {
      if (!requests.hasBegun() && toAsk.isEmpty()) {
        throw new CannotStartException(e.getMessage() + " Nothing was erased.");
      }
      refused.put(kind, String.valueOf(e.getMessage()));
      return Requests.End.DONE;
    }
  }

  private Outcome stopped() {
    session.progress().note("Stopped. The services go on erasing." + notAsked());
    return new Outcome(ExitCode.STOPPED, false);
  }

  private Outcome noProgress(Kind kind, StreamProgress progress) {
    session
        .progress()
        .note(
            "No progress for %d s; these %s are not erased: %s. Was each instance of the service named?%s"
                .formatted(
                    session.timeout().toSeconds(),
                    kind.noun(2),
                    Requests.named(progress.missing()),
                    notAsked()));
    return new Outcome(ExitCode.FINDINGS, false);
  }

  private String notAsked() {
    if (toAsk.isEmpty()) {
      return "";
    }
    List<String> rest = toAsk.stream().map(kind -> kind.count(found.toErase(kind).size())).toList();
    return " They were not asked yet for %s: run the same again."
        .formatted(String.join(", ", rest));
  }

  private Outcome told() {
    Erased erased = new Erased(found, seen);
    erased.tell(session.out());
    refused.forEach((kind, why) ->
        session.out().printf("Not erased: %s: %s%n", kind.count(found.toErase(kind).size()), why));
    session.out().flush();
    return new Outcome(
        refused.isEmpty() && erased.isWhole() ? ExitCode.DONE : ExitCode.FINDINGS, true);
  }
}
