package io.jangbu.cli.erase;

import io.jangbu.cli.log.BrokerGoneException;
import io.jangbu.cli.log.EventTopics;
import io.jangbu.cli.log.LogReader;
import io.jangbu.cli.log.PartitionRange;
import io.jangbu.cli.options.CannotStartException;
import io.jangbu.cli.options.ExitCode;
import io.jangbu.cli.options.RefusedException;
import io.jangbu.cli.options.UnreachableServiceException;
import io.jangbu.kafka.record.EventLog;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** From the orders' log to what the services have done: all but the proof. */
final class Erasure {

  private final EventLog<?, ?> log;
  private final Session session;

  Erasure(EventLog<?, ?> log, Session session) {
    this.log = log;
    this.session = session;
  }

  /**
   * What there is to erase.
   *
   * @param orders by their ids
   * @param texts the personal ones of all of them
   * @param unread what was not read, a sentence each
   * @param stopped whether it was stopped before the end
   */
  record Found(Map<String, Order> orders, Set<String> texts, List<String> unread, boolean stopped) {

    long events() {
      return orders.values().stream().mapToLong(Order::events).sum();
    }
  }

  /**
   * Reads the log, and tells what would be erased.
   *
   * @throws CannotStartException if it cannot be read, or there is no such order
   */
  Found find(Asked asked) throws CannotStartException {
    List<PartitionRange> ranges =
        Objects.requireNonNull(
            EventTopics.ranges(session.client(), List.of(log), session.timeout()).get(log));
    OrderSearch search = new OrderSearch(log.codec(), asked.orders(), asked.customers());
    session
        .progress()
        .begin(
            "Reading " + log.topics().events(),
            " records",
            1,
            ranges.stream().mapToLong(PartitionRange::length).sum());
    boolean whole;
    try (LogReader reader =
        new LogReader(session.client(), session.timeout(), session.progress(), session.stop())) {
      whole = search.read(ranges, reader);
    } catch (BrokerGoneException e) {
      throw new CannotStartException(e.getMessage() + " Nothing was erased.");
    } finally {
      session.progress().end();
    }
    if (whole && !search.unknown().isEmpty()) {
      throw new CannotStartException(
          "There is no order %s. Nothing was erased.".formatted(Requests.named(search.unknown())));
    }
    Set<String> texts = new HashSet<>();
    search.found().values().forEach(order -> texts.addAll(order.texts()));
    Found found = new Found(search.found(), texts, unread(ranges, search), !whole);
    if (whole) {
      tell(found, search);
    }
    return found;
  }

  private List<String> unread(List<PartitionRange> ranges, OrderSearch search) {
    List<String> unread = new ArrayList<>();
    long behind = ranges.stream().mapToLong(PartitionRange::behind).sum();
    if (behind > 0) {
      unread.add(
          "%d records of %s went unread behind transactions that are open: ./jangbu transactions shows them."
              .formatted(behind, log.topics().events()));
    }
    search
        .found()
        .forEach((id, order) -> {
          if (order.unreadable() > 0) {
            unread.add(
                "%d records of %s are no events that this build knows: what is personal in them was not looked for."
                    .formatted(order.unreadable(), id));
          }
        });
    return unread;
  }

  private void tell(Found found, OrderSearch search) {
    for (String customer : search.customersWithoutOrders()) {
      session
          .out()
          .printf(
              "Customer %s has no order: there is nothing to erase, or it was erased already.%n",
              customer);
    }
    if (!found.orders().isEmpty()) {
      session
          .out()
          .printf(
              "To erase: %s, with %d events and %d personal texts: %s.%n",
              inWords(found.orders().size()),
              found.events(),
              found.texts().size(),
              Requests.named(List.copyOf(found.orders().keySet())));
    }
    session.out().flush();
  }

  private static String inWords(int orders) {
    return orders == 1 ? "1 order" : orders + " orders";
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
   * @throws CannotStartException if no service has begun
   */
  Outcome erase(Found found, List<URI> services) throws CannotStartException {
    if (found.orders().isEmpty()) {
      return new Outcome(ExitCode.DONE, true);
    }
    List<String> streams = List.copyOf(found.orders().keySet());
    StreamProgress seen = new StreamProgress(streams);
    String id = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    try (ErasureClient erasures = new ErasureClient()) {
      Requests requests = new Requests(services, erasures, session);
      try {
        return ended(requests.run(id, log.topics().context(), streams, seen), seen);
      } catch (UnreachableServiceException | RefusedException e) {
        if (!requests.hasBegun()) {
          throw new CannotStartException(e.getMessage() + " Nothing was erased.");
        }
        session.progress().note(e.getMessage() + " What other services have begun goes on.");
        return new Outcome(ExitCode.FINDINGS, false);
      }
    }
  }

  private Outcome ended(Requests.End end, StreamProgress seen) {
    return switch (end) {
      case STOPPED -> {
        session.progress().note("Stopped. The services go on erasing.");
        yield new Outcome(ExitCode.STOPPED, false);
      }
      case NO_PROGRESS -> {
        session
            .progress()
            .note(
                "No progress for %d s; these orders are not erased: %s. Was each instance of the service named?"
                    .formatted(session.timeout().toSeconds(), Requests.named(seen.missing())));
        yield new Outcome(ExitCode.FINDINGS, false);
      }
      case DONE -> told(seen);
    };
  }

  private Outcome told(StreamProgress seen) {
    PrintWriter out = session.out();
    out.printf(
        "Erased: %s. Of %d events %d were appended again; %d remembered commands lost their"
            + " content.%n",
        inWords(seen.done()),
        seen.sum(ErasureClient.Stream::events),
        seen.sum(ErasureClient.Stream::rewritten),
        seen.sum(ErasureClient.Stream::commands));
    seen.refused().forEach((order, why) -> out.println("Not erased: " + order + ": " + why));
    out.flush();
    return new Outcome(seen.refused().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS, true);
  }
}
