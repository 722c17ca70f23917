package io.jangbu.cli.erase;

import io.jangbu.cli.erase.search.CustomerSearch;
import io.jangbu.cli.erase.search.Found;
import io.jangbu.cli.erase.search.Kind;
import io.jangbu.cli.erase.search.Sources;
import io.jangbu.cli.log.BrokerGoneException;
import io.jangbu.cli.log.EventTopics;
import io.jangbu.cli.log.LogReader;
import io.jangbu.cli.log.PartitionRange;
import io.jangbu.cli.options.CannotStartException;
import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.progress.QuietProgress;
import io.jangbu.kafka.record.EventLog;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks into the logs for what is to be erased, and tells it.
 *
 * @param logs those whose streams tell of customers
 */
record Finding(Map<Kind, EventLog<?, ?>> logs, Session session) {

  /**
   * How it ended.
   *
   * @param unread what was not read, a sentence each
   * @param stopped whether it was stopped before the end
   */
  record Result(Found found, List<String> unread, boolean stopped) {}

  /** Those of the kinds among all that are known. */
  static Finding among(List<EventLog<?, ?>> known, Session session) {
    Map<Kind, EventLog<?, ?>> logs = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      known.stream()
          .filter(log -> log.topics().equals(kind.topics()))
          .forEach(log -> logs.put(kind, log));
    }
    return new Finding(logs, session);
  }

  /**
   * Reads the logs that the cluster has: one of the orders, and maybe others.
   *
   * @throws CannotStartException if they cannot be read, or there is no such order
   */
  Result find(Asked asked) throws CannotStartException {
    Map<Kind, EventLog<?, ?>> there = new EnumMap<>(logs);
    Set<String> topics = EventTopics.existing(session.client());
    there.values().removeIf(log -> isMissing(log, topics));
    Map<EventLog<?, ?>, List<PartitionRange>> ranges =
        EventTopics.ranges(session.client(), List.copyOf(there.values()), session.timeout());
    CustomerSearch search = new CustomerSearch(there, asked.orders(), asked.customers());
    boolean whole = read(search, ranges);
    Found found = search.found();
    if (whole && !search.unknown().isEmpty()) {
      throw new CannotStartException(
          "There is no order %s. Nothing was erased.".formatted(Requests.named(search.unknown())));
    }
    if (whole) {
      tell(found, search);
    }
    return new Result(found, unread(ranges, found), !whole);
  }

  /** Without that of the orders there is nothing to look into: the broker says so. */
  private static boolean isMissing(EventLog<?, ?> log, Set<String> topics) {
    return !log.topics().equals(Kind.ORDER.topics()) && !topics.contains(log.topics().events());
  }

  private boolean read(CustomerSearch search, Map<EventLog<?, ?>, List<PartitionRange>> ranges)
      throws CannotStartException {
    session
        .progress()
        .begin(
            "Reading "
                + ranges.keySet().stream()
                    .map(log -> log.topics().events())
                    .collect(Collectors.joining(", ")),
            " records",
            1,
            all(ranges).mapToLong(PartitionRange::length).sum());
    try (LogReader first = reader(session.progress());
        LogReader again = reader(new QuietProgress(session.progress()))) {
      return search.read(new Sources(ranges, first, again));
    } catch (BrokerGoneException e) {
      throw new CannotStartException(e.getMessage() + " Nothing was erased.");
    } finally {
      session.progress().end();
    }
  }

  private LogReader reader(Progress progress) {
    return new LogReader(session.client(), session.timeout(), progress, session.stop());
  }

  private static Stream<PartitionRange> all(Map<EventLog<?, ?>, List<PartitionRange>> ranges) {
    return ranges.values().stream().flatMap(List::stream);
  }

  private static List<String> unread(
      Map<EventLog<?, ?>, List<PartitionRange>> ranges, Found found) {
    List<String> unread = new ArrayList<>();
    ranges.forEach((log, of) -> {
      long behind = of.stream().mapToLong(PartitionRange::behind).sum();
      if (behind > 0) {
        unread.add(
            "%d records of %s went unread behind transactions that are open: ./jangbu transactions shows them."
                .formatted(behind, log.topics().events()));
      }
    });
    unread.addAll(found.unread());
    return unread;
  }

  private void tell(Found found, CustomerSearch search) {
    PrintWriter out = session.out();
    for (String customer : search.customersWithoutStreams()) {
      out.printf(
          "Customer %s has no order, cart or claim: there is nothing to erase, or it was erased"
              + " already.%n",
          customer);
    }
    if (!found.isEmpty()) {
      out.printf(
          "To erase: %s, with %d events and %d personal texts: %s.%n",
          words(found, kind -> kind.count(found.ids(kind).size()), ", "),
          found.events(),
          found.texts().size(),
          words(
              found,
              kind -> kind.noun(found.ids(kind).size()) + " " + Requests.named(found.ids(kind)),
              "; "));
    }
    if (found.neverCreated() > 0) {
      out.printf(
          "Also what is remembered of %s that never came to be.%n",
          Kind.ORDER.count(found.neverCreated()));
    }
    out.flush();
  }

  private static String words(Found found, Function<Kind, String> word, String between) {
    return Stream.of(Kind.values())
        .filter(kind -> !found.ids(kind).isEmpty())
        .map(word)
        .collect(Collectors.joining(between));
  }
}
