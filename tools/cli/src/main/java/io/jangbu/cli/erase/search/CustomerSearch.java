package io.jangbu.cli.erase.search;

import io.jangbu.cli.log.BrokerGoneException;
import io.jangbu.cli.log.PartitionRange;
import io.jangbu.core.EventId;
import io.jangbu.kafka.record.Codec;
import io.jangbu.kafka.record.EventLog;
import io.jangbu.kafka.record.StreamPartition;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds what is to be erased: of a customer the orders, the carts, the fulfilments that a cart of
 * his began and the claims whose command was his; of an order its fulfilment, the cart that has
 * become the order, and the claims that it has or once asked for. Each is found by itself as well,
 * so that nothing is missed where another was erased before.
 */
public final class CustomerSearch {

  private final Map<Kind, EventLog<?, ?>> logs;
  private final Set<String> named;
  private final Customers customers;
  private final Map<Kind, SortedMap<String, FoundStream>> found = new EnumMap<>(Kind.class);
  private final SortedSet<String> neverCreated = new TreeSet<>();

  /**
   * Nothing is read yet.
   *
   * @param logs those that the cluster has
   * @param orders by their ids
   */
  public CustomerSearch(Map<Kind, EventLog<?, ?>> logs, Set<String> orders, Set<String> customers) {
    this.logs = Map.copyOf(logs);
    this.named = Set.copyOf(orders);
    this.customers = new Customers(customers);
  }

  /**
   * Reads the logs.
   *
   * @return false if it was stopped before the end
   * @throws BrokerGoneException if the broker says nothing any more
   */
  public boolean read(Sources sources) throws BrokerGoneException {
    var ofOrders = new Readings.OfOrders(customers);
    if (!read(Kind.ORDER, named, ofOrders, sources)) {
      return false;
    }
    Set<String> orders = new HashSet<>(ids(Kind.ORDER));
    orders.addAll(named);
    var ofCarts = new Readings.OfCarts(customers);
    var ofFulfilments = new Readings.OfFulfilments(customers, orders);
    if (!read(Kind.FULFILMENT, orders, ofFulfilments, sources)
        || !read(Kind.CART, ofFulfilments.carts(), ofCarts, sources)) {
      return false;
    }
    var ofClaims = new Readings.OfClaims(customers, orders);
    Set<String> claims = new HashSet<>(ofOrders.claims());
    claims.addAll(ofCarts.claims());
    if (!read(Kind.CLAIM, claims, ofClaims, sources)) {
      return false;
    }
    neverCreated.addAll(ids(Kind.FULFILMENT));
    neverCreated.addAll(ofClaims.holders());
    neverCreated.removeAll(ids(Kind.ORDER));
    return neverCreated.isEmpty() || leaveOutOrdersOfOthers(sources);
  }

  private boolean read(Kind kind, Set<String> ids, Reading reading, Sources sources)
      throws BrokerGoneException {
    EventLog<?, ?> log = logs.get(kind);
    if (log == null) {
      return true;
    }
    Codec<?, ?> codec = log.codec();
    StreamSearch search = new StreamSearch(codec, ids, reading);
    boolean whole = search.read(sources.of(log), sources.first(), sources.again());
    found.put(kind, search.found());
    return whole;
  }

  /** A cart may have asked for an order that is another customer's: that is not to be touched. */
  private boolean leaveOutOrdersOfOthers(Sources sources) throws BrokerGoneException {
    EventLog<?, ?> orders = logs.get(Kind.ORDER);
    List<PartitionRange> all = orders == null ? List.of() : sources.of(orders);
    Set<Integer> homes = new HashSet<>();
    neverCreated.forEach(order -> homes.add(StreamPartition.of(order, all.size())));
    for (PartitionRange range : all) {
      if (homes.contains(range.partition().partition())
          && sources
                  .again()
                  .readWhole(
                      range,
                      record -> {
                        EventId id = StreamSearch.id(record.key());
                        if (id != null) {
                          neverCreated.remove(id.streamId());
                        }
                      })
              < range.end()) {
        return false;
      }
    }
    return true;
  }

  /** Orders that were named, and that nothing is of. */
  public List<String> unknown() {
    return named.stream()
        .filter(order -> !ids(Kind.ORDER).contains(order))
        .filter(order -> !ids(Kind.FULFILMENT).contains(order))
        .sorted()
        .toList();
  }

  /** Customers that nothing tells of, or nothing any more. */
  public List<String> customersWithoutStreams() {
    return customers.missing();
  }

  /** What was found. */
  public Found found() {
    return new Found(found, neverCreated);
  }

  private Set<String> ids(Kind kind) {
    return found.getOrDefault(kind, new TreeMap<>()).keySet();
  }
}
