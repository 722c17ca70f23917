package io.jangbu.resilience.outside;

import io.jangbu.resilience.checker.Fault;
import io.jangbu.resilience.checker.Punctuality;
import io.jangbu.resilience.checker.ShopCheck;
import io.jangbu.resilience.checker.ShopLog;
import io.jangbu.resilience.cluster.Addresses;
import io.jangbu.resilience.cluster.CarrierBook;
import io.jangbu.resilience.load.Journal;
import io.jangbu.resilience.load.Told;
import io.jangbu.resilience.load.TopicSender;
import io.jangbu.resilience.time.Outages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads everything from outside while no load runs, and lets the checker look at it. What comes
 * true after a while, such as a view that catches up, is given that while.
 */
public final class Inspection implements AutoCloseable {

  /** For results, and for what goes on by itself: the last order is unpaid, the last cart old. */
  private static final Duration SETTLES_IN = Duration.ofSeconds(90);

  /** For views and counts. */
  private static final Duration CATCHES_UP_IN = Duration.ofSeconds(60);

  /** A shipment that the carrier refused for half a minute is tried again after half a minute. */
  private static final Duration SHIPS_IN = Duration.ofSeconds(90);

  private final TopicReader topics;
  private final OpenTransactions transactions;
  private final Journal journal;
  private final Garbage garbage;
  private final Outages outages;
  private final StateProbes probes;
  private final Service projections;
  private final Service subscribers;
  private final ShopViews views;
  private final ShipmentReads shipments;
  private Instant since = Instant.EPOCH;
  private Punctuality punctuality = Punctuality.of(List.of());

  /**
   * Nothing is read yet.
   *
   * @param outages when something was broken: what was due then may be late
   */
  public Inspection(
      Addresses of,
      CarrierBook carrier,
      Journal journal,
      TopicSender sender,
      Garbage garbage,
      Outages outages) {
    this.topics = new TopicReader(of.bootstrapServers());
    this.transactions = new OpenTransactions(of.bootstrapServers(), topics);
    this.journal = journal;
    this.garbage = garbage;
    this.outages = outages;
    probes = new StateProbes(journal, sender);
    projections = new Service(of.projections());
    subscribers = new Service(of.subscribers());
    views = new ShopViews(projections, journal);
    shipments =
        new ShipmentReads(new Database(of.jdbcUrl(), of.databasePassword()), carrier, subscribers);
  }

  /**
   * Everything that is wrong.
   *
   * @param recent what was sent since the last time
   */
  public List<Fault> faults(List<Told<?>> recent) {
    AtomicReference<ShopLog> last = new AtomicReference<>();
    List<Fault> faults = new ArrayList<>(Settling.within(SETTLES_IN, () -> look(last)));
    ShopLog shop = Objects.requireNonNull(last.get());
    punctuality = ShopCheck.punctuality(shop, outages, since);
    since = Instant.now();
    faults.addAll(views.faults(shop, CATCHES_UP_IN));
    faults.addAll(Settling.within(SHIPS_IN, () -> shipments.faults(shop.orders().log().events())));
    faults.addAll(probes.faults(shop, recent));
    return faults;
  }

  /** How late the deadlines were that were due between the last two looks. */
  public Punctuality punctuality() {
    return punctuality;
  }

  /** Transactions that do not end, also where nothing else can be asked. */
  public List<Fault> openTransactions() {
    return transactions.faults();
  }

  /** The topics, once more: {@code last} is what was read. */
  private List<Fault> look(AtomicReference<ShopLog> last) {
    ShopLog shop = ShopReader.read(topics);
    last.set(shop);
    List<Fault> faults = new ArrayList<>(transactions.faults());
    faults.addAll(ShopCheck.of(shop, journal, garbage.positions(), outages));
    return faults;
  }

  @Override
  public void close() {
    projections.close();
    subscribers.close();
  }
}
