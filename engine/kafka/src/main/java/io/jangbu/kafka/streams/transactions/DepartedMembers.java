package io.jangbu.kafka.streams.transactions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the transactions that members of an application have left open that are gone, so that those
 * who take over, and all readers, need not wait until the broker ends them (the transaction's
 * timeout, and then up to 10 s until it looks).
 *
 * <p>Which transaction is whose is told by the names that Kafka Streams gives: the transactional id
 * {@code application-process-thread} belongs to the member whose client is {@code
 * application-process-StreamThread-thread-consumer}. Where the members of the group have other
 * names (an operator's {@code client.id}), nothing is ended.
 *
 * <p>A member that was only thought to be gone loses nothing that it had: its commit would be
 * refused all the same, since it is no member of the group any more.
 */
public final class DepartedMembers implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(200);

  /** After a broker was lost, too, partitions have leaders again by then, as a rule. */
  private static final int QUICK_ATTEMPTS = 50;

  private static final Duration LONG_PAUSE = Duration.ofSeconds(5);

  private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private static final Pattern CLIENT =
      Pattern.compile("(.+)-StreamThread-(\\d+)-consumer", Pattern.DOTALL);

  private static final Logger log = LoggerFactory.getLogger(DepartedMembers.class);

  private final String applicationId;
  private final Admin admin;
  private final Semaphore regrouped = new Semaphore(0);
  private final Thread looking;
  private volatile boolean closed;

  /** The problem that was logged last; of the looking thread alone. */
  private String said = "";

  private DepartedMembers(String applicationId, Admin admin) {
    this.applicationId = applicationId;
    this.admin = admin;
    this.looking = Thread.ofVirtual().name("departed-members").unstarted(this::run);
  }

  /**
   * Waits for {@link #regrouped}.
   *
   * @param admin stays the caller's
   */
  public static DepartedMembers of(String applicationId, Admin admin) {
    DepartedMembers departed = new DepartedMembers(applicationId, admin);
    departed.looking.start();
    return departed;
  }

  /** The group has other members than before. Looks in the background. */
  public void regrouped() {
    regrouped.release();
  }

  private void run() {
    try {
      while (!closed) {
        regrouped.acquire();
        regrouped.drainPermits();
        look();
      }
    } catch (InterruptedException _) {
      // It is closed.
    }
  }

  private void look() throws InterruptedException {
    for (int attempts = 1; !closed; attempts++) {
      String left = left();
      if (left == null) {
        return;
      }
      if (attempts == QUICK_ATTEMPTS) {
        say(left);
      }
      if (regrouped.tryAcquire(
          (attempts < QUICK_ATTEMPTS ? PAUSE : LONG_PAUSE).toMillis(), TimeUnit.MILLISECONDS)) {
        regrouped.drainPermits();
        attempts = 0;
      }
    }
  }

  /** Why something may be left to be ended; null if nothing is, or it is not for us to end. */
  private @Nullable String left() throws InterruptedException {
    try {
      return end();
    } catch (ExecutionException e) {
      String problem = String.valueOf(e.getCause());
      if (e.getCause() instanceof AuthorizationException) {
        say(problem);
        return null;
      }
      return problem;
    } catch (KafkaException e) {
      return e.toString();
    }
  }

  /** What keeps this from its work may be so at every rebalance. */
  private void say(String problem) {
    if (!closed && !problem.equals(said)) {
      said = problem;
      log.warn("What members that are gone have left open ends only by its timeout: {}", problem);
    }
  }

  private @Nullable String end() throws ExecutionException, InterruptedException {
    // First what is open, then who is a member: one that comes meanwhile is not taken for gone.
    Set<String> open = open();
    if (open.isEmpty()) {
      return null;
    }
    ConsumerGroupDescription group =
        admin.describeConsumerGroups(List.of(applicationId)).all().get().get(applicationId);
    if (group == null || group.groupState() != GroupState.STABLE) {
      return "the group " + applicationId + " is not stable";
    }
    List<String> departed = departed(applicationId, open, clients(group));
    if (departed.isEmpty()) {
      return null;
    }
    if (!new Scope(Set.of(), applicationId).partitions(admin).leaderless().isEmpty()) {
      return "some partitions have no leader, and markers that find none would be lost";
    }
    admin.fenceProducers(departed).all().get();
    log.info("Ended what members that are gone had left open: {}", departed);
    return null;
  }

  private Set<String> open() throws ExecutionException, InterruptedException {
    return admin
        .listTransactions(
            new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING)))
        .all()
        .get()
        .stream()
        .map(TransactionListing::transactionalId)
        .filter(id -> id.startsWith(applicationId + "-"))
        .collect(Collectors.toSet());
  }

  private static List<String> clients(ConsumerGroupDescription group) {
    return group.members().stream().map(MemberDescription::clientId).toList();
  }

  /**
   * Which of these transactions belong to nobody any more.
   *
   * @param open transactional ids
   * @param clients ids of the group's members
   */
  static List<String> departed(
      String applicationId, Collection<String> open, Collection<String> clients) {
    Pattern ours = Pattern.compile(Pattern.quote(applicationId) + "-" + UUID + "-\\d+");
    List<String> present = new ArrayList<>();
    for (String client : clients) {
      Matcher named = CLIENT.matcher(client);
      String id = named.matches() ? named.group(1) + "-" + named.group(2) : "";
      if (!ours.matcher(id).matches()) {
        return List.of();
      }
      present.add(id);
    }
    return open.stream()
        .filter(id -> ours.matcher(id).matches() && !present.contains(id))
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    closed = true;
    looking.interrupt();
  }
}
