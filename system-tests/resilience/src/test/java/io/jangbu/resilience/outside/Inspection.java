package io.jangbu.resilience.outside;

import io.jangbu.core.Snapshot;
import io.jangbu.resilience.checker.ExpectedViews;
import io.jangbu.resilience.checker.Fault;
import io.jangbu.resilience.cluster.Addresses;
import io.jangbu.resilience.cluster.CarrierBook;
import io.jangbu.resilience.context.Context;
import io.jangbu.resilience.load.Journal;
import io.jangbu.resilience.load.Told;
import io.jangbu.resilience.load.TopicSender;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.Product;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads everything from outside while no load runs, and lets the checker look at it. What comes
 * true after a while, such as a view that catches up, is given that while.
 */
public final class Inspection implements AutoCloseable {

  /** For results, views and counts. */
  private static final Duration CATCHES_UP_IN = Duration.ofSeconds(60);

  /** A shipment that the carrier refused for half a minute is tried again after half a minute. */
  private static final Duration SHIPS_IN = Duration.ofSeconds(90);

  /** Streams that had no command since the last time: so many of them are probed too. */
  private static final int OLD_STREAMS = 300;

  private final TopicReader topics;
  private final OpenTransactions transactions;
  private final Journal journal;
  private final TopicSender sender;
  private final Garbage garbage;
  private final Service projections;
  private final Service subscribers;
  private final ViewReads views;
  private final ShipmentReads shipments;

  public Inspection(
      Addresses of, CarrierBook carrier, Journal journal, TopicSender sender, Garbage garbage) {
    this.topics = new TopicReader(of.bootstrapServers());
    this.transactions = new OpenTransactions(of.bootstrapServers(), topics);
    this.journal = journal;
    this.sender = sender;
    this.garbage = garbage;
    projections = new Service(of.projections());
    subscribers = new Service(of.subscribers());
    views = new ViewReads(projections);
    shipments =
        new ShipmentReads(new Database(of.jdbcUrl(), of.databasePassword()), carrier, subscribers);
  }

  /**
   * Everything that is wrong.
   *
   * @param recent what was sent since the last time
   */
  public List<Fault> faults(List<Told<?>> recent) {
    Look look = new Look();
    List<Fault> faults = new ArrayList<>(Settling.within(CATCHES_UP_IN, look::logFaults));
    Map<String, Snapshot<Order>> orders = look.orders().folded(journal.of(Context.ORDERS));
    Map<String, Snapshot<Product>> products = look.products().folded(journal.of(Context.INVENTORY));
    faults.addAll(viewFaults("/orders/", expected(orders, ExpectedViews::order)));
    faults.addAll(viewFaults("/products/", expected(products, ExpectedViews::product)));
    faults.addAll(Settling.within(CATCHES_UP_IN, () -> views.countFaults(orders.values())));
    faults.addAll(Settling.within(SHIPS_IN, () -> shipments.faults(look.orders().log().events())));
    faults.addAll(stateFaults(recent, orders, products, look));
    return faults;
  }

  /** Transactions that do not end, also where nothing else can be asked. */
  public List<Fault> openTransactions() {
    return transactions.faults();
  }

  /** The newest reading. */
  private final class Look {
    private @Nullable Reading<OrderCommand, OrderEvent, Order> orders;
    private @Nullable Reading<InventoryCommand, InventoryEvent, Product> products;

    Reading<OrderCommand, OrderEvent, Order> orders() {
      return Objects.requireNonNull(orders);
    }

    Reading<InventoryCommand, InventoryEvent, Product> products() {
      return Objects.requireNonNull(products);
    }

    List<Fault> logFaults() {
      orders = Reading.of(Context.ORDERS, topics);
      products = Reading.of(Context.INVENTORY, topics);
      List<Fault> faults = new ArrayList<>(transactions.faults());
      faults.addAll(orders().faults(journal.of(Context.ORDERS), garbage));
      faults.addAll(products().faults(journal.of(Context.INVENTORY), garbage));
      return faults;
    }
  }

  private static <S> Map<String, JsonNode> expected(
      Map<String, Snapshot<S>> folded, BiFunction<String, Snapshot<S>, JsonNode> view) {
    Map<String, JsonNode> expected = new LinkedHashMap<>();
    folded.forEach((id, snapshot) -> expected.put(id, view.apply(id, snapshot)));
    return expected;
  }

  private List<Fault> viewFaults(String path, Map<String, JsonNode> expected) {
    ViewReads.Look look = views.look(path, expected);
    return Settling.within(CATCHES_UP_IN, look::faults);
  }

  private List<Fault> stateFaults(
      List<Told<?>> recent,
      Map<String, Snapshot<Order>> orders,
      Map<String, Snapshot<Product>> products,
      Look look) {
    var orderProbe = new StateProbe<>(Context.ORDERS, sender, journal);
    for (String id : probed(Context.ORDERS, recent, orders.keySet())) {
      Snapshot<Order> order = orders.get(id);
      if (order != null) {
        orderProbe.ask(id, order, Probes.of(order));
      }
    }
    var productProbe = new StateProbe<>(Context.INVENTORY, sender, journal);
    for (String id : probed(Context.INVENTORY, recent, products.keySet())) {
      Snapshot<Product> product = products.get(id);
      if (product != null) {
        productProbe.ask(
            id, product, Probes.of(product, look.products().streams().events(id).values()));
      }
    }
    List<Fault> faults = new ArrayList<>(orderProbe.faults());
    faults.addAll(productProbe.faults());
    return faults;
  }

  /** All that had a command lately, and the oldest ones, which a store has had time to forget. */
  private static Set<String> probed(
      Context<?, ?, ?> context, List<Told<?>> recent, Set<String> all) {
    Set<String> ids = new LinkedHashSet<>();
    recent.stream()
        .filter(told -> told.context().equals(context))
        .forEach(told -> ids.add(told.command().streamId()));
    all.stream().limit(OLD_STREAMS).forEach(ids::add);
    return ids;
  }

  @Override
  public void close() {
    projections.close();
    subscribers.close();
  }
}
