package io.jangbu.kafka.streams.transactions;

import io.jangbu.kafka.consumer.topics.BrokerLimits;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches over the partitions that an application depends on: ends transactions that hang, where it
 * may, else says what to run; tells how long others hold them up.
 *
 * <p>Before the application's producers start, {@link #settle} waits until every partition has a
 * leader and none is held by a hanging transaction. A producer that starts aborts what it left open
 * itself, and brokers of 4.2 to 4.4 lose the markers of that on partitions without a leader. And a
 * producer that writes behind its own hanging transaction would end that with its next commit,
 * whatever had become of it.
 */
public final class TransactionWatch implements AutoCloseable {

  /** Between two looks. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** While an application waits for it. */
  private static final Duration SHORT_PAUSE = Duration.ofMillis(500);

  /** A transaction that has ended by then is nothing to be looked at. */
  private static final Duration SUSPICIOUS = Duration.ofSeconds(4);

  private static final int ANSWER_MILLIS = 8_000;

  private static final Logger log = LoggerFactory.getLogger(TransactionWatch.class);

  private final Scope scope;
  private final Runnable outcomeUnknown;
  private final Supplier<Map<String, Object>> client;
  private final StandingStill standing = new StandingStill(System::nanoTime);
  private final TransactionMeters meters;
  private final Set<String> said = new HashSet<>();
  private volatile @Nullable Connection connection;
  private volatile List<String> inTheWay = List.of();
  private volatile List<String> hanging = List.of();
  private volatile @Nullable Thread watching;

  /** Made when it is first looked, and closed with the watch. */
  private record Connection(
      Admin admin, HangingTransactions transactions, Map<String, Object> settings) {}

  /**
   * Looks when it is told to, and connects then.
   *
   * @param admin settings of an admin client
   * @param outcomeUnknown called when a transaction was aborted of which nothing tells how it had
   *     ended: what its producer has in its stores may have more than the log, then
   */
  public TransactionWatch(
      Supplier<Map<String, Object>> admin,
      Scope scope,
      Runnable outcomeUnknown,
      MeterRegistry registry) {
    this.client = admin;
    this.scope = scope;
    this.outcomeUnknown = outcomeUnknown;
    this.meters = new TransactionMeters(registry, scope.topics(), standing, () -> hanging.size());
  }

  /**
   * Looks once, at everything that is held up, and ends what hangs.
   *
   * @return whether the application's producers may start
   */
  public synchronized boolean isSettled() throws InterruptedException {
    look(Duration.ZERO);
    return inTheWay.isEmpty();
  }

  /** Waits until {@link #isSettled}. */
  public void settle() throws InterruptedException {
    while (!isSettled()) {
      Thread.sleep(SHORT_PAUSE);
    }
  }

  /** Begins to look every 5 s, until it is closed. */
  public void begin() {
    // It ends as soon as it is not the one that watches, so it must not run before that is told.
    Thread thread = Thread.ofVirtual().name("transactions").unstarted(this::watch);
    watching = thread;
    thread.start();
  }

  private void watch() {
    try {
      while (watching != null) {
        Thread.sleep(PAUSE);
        synchronized (this) {
          look(SUSPICIOUS);
        }
      }
    } catch (InterruptedException _) {
      // It is closed.
    } catch (RuntimeException e) {
      // What is closed answers nothing any more.
      if (watching != null) {
        log.error("Open transactions are watched no more: restart this service", e);
      }
    }
  }

  /** Hanging transactions that this service may not end, a sentence each, with what to run. */
  public List<String> hanging() {
    return hanging;
  }

  /** What {@link #isSettled} waits for, a sentence each. */
  public List<String> inTheWay() {
    return inTheWay;
  }

  /** For how long readers of committed records have stood still on one of these partitions. */
  public Duration standingStill(Predicate<TopicPartition> which) {
    return standing.longest(which);
  }

  private void look(Duration suspicious) throws InterruptedException {
    List<String> found = new ArrayList<>();
    List<String> left = new ArrayList<>();
    try {
      Connection kafka = connection();
      Scope.Found partitions = scope.partitions(kafka.admin());
      if (!partitions.leaderless().isEmpty()) {
        found.add("These partitions have no leader: " + partitions.leaderless());
      }
      standing.looked(kafka.transactions().heldBack(partitions.all()));
      for (HangingTransaction each :
          kafka.transactions().find(standing.forAtLeast(suspicious), partitions.all())) {
        if (scope.concerns(each) && !end(each, kafka.transactions())) {
          left.add(mayNotEnd(each, kafka.settings()));
        }
      }
      hanging = List.copyOf(left);
    } catch (ExecutionException | KafkaException e) {
      Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
      if (cause instanceof AuthorizationException) {
        // It stands in nobody's way: the application may still have all rights that it needs.
        sayOnce(
            "This service may not look at open transactions and ends none that hangs: " + cause);
        return;
      }
      found.add("The brokers do not tell of open transactions: " + cause);
    }
    found.addAll(left);
    found.forEach(this::sayOnce);
    said.retainAll(found);
    inTheWay = List.copyOf(found);
  }

  private boolean end(HangingTransaction each, HangingTransactions transactions)
      throws ExecutionException, InterruptedException {
    try {
      if (transactions.end(each)) {
        log.warn("Ended a hanging transaction: {}", each.describe());
        meters.ended(each.outcome());
        if (each.outcome() == Outcome.UNKNOWN) {
          outcomeUnknown.run();
        }
      }
      return true;
    } catch (AuthorizationException _) {
      return false;
    }
  }

  private static String mayNotEnd(HangingTransaction each, Map<String, Object> settings) {
    return "%s, and hangs: no timeout ends it. This service may not. Run, as a principal that may ALTER the cluster:"
            .formatted(each.describe())
        + " ./jangbu transactions heal --bootstrap-servers "
        + settings.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)
        + " --command-config FILE";
  }

  private void sayOnce(String problem) {
    if (said.add(problem)) {
      log.warn("{}", problem);
    }
  }

  private Connection connection() throws ExecutionException, InterruptedException {
    Connection there = connection;
    if (there == null) {
      Map<String, Object> settings = new HashMap<>(client.get());
      settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS / 2);
      settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
      Admin admin = Admin.create(settings);
      try {
        Duration longest = BrokerLimits.longestTransaction(admin);
        there = new Connection(admin, new HangingTransactions(admin, settings, longest), settings);
        connection = there;
      } finally {
        if (there == null) {
          admin.close(Duration.ZERO);
        }
      }
    }
    return there;
  }

  @Override
  public void close() {
    Thread thread = watching;
    watching = null;
    if (thread != null) {
      thread.interrupt();
    }
    Connection there = connection;
    if (there != null) {
      there.admin().close(Duration.ZERO);
      there.transactions().close();
    }
  }
}
