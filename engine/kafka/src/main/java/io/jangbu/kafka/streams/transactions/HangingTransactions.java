package io.jangbu.kafka.streams.transactions;

import static java.util.Objects.requireNonNull;

import io.jangbu.kafka.streams.transactions.Coordinators.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.LeaderNotAvailableException;
import org.jspecify.annotations.Nullable;

/**
 * Finds transactions that hang, finds out what became of them, and ends them so.
 *
 * <p>A transaction may be torn: ended on some partitions, and open on others for ever. So how it
 * ends is never chosen, it is found out: from the coordinator's log, from the coordinator, or from
 * the markers that other partitions have. Only where nothing tells, and so nobody has seen any of
 * it, it is aborted.
 */
public final class HangingTransactions implements AutoCloseable {

  /** Clocks of producers and brokers may differ by this, and begin and record lie apart. */
  private static final Duration MARGIN = Duration.ofMinutes(2);

  private final Admin admin;
  private final ProtocolClient protocol;
  private final StableOffsets offsets;
  private final OpenTransactions transactions;
  private final Coordinators coordinators;
  private final TransactionLog log;
  private final Markers markers;
  private final Duration longest;

  /**
   * Looks with these settings of an admin client; the caller closes {@code admin}.
   *
   * @param longest what no transaction takes that a coordinator knows ({@code
   *     transaction.max.timeout.ms} of the brokers): one whose producer no coordinator can be asked
   *     about is left alone for so long
   */
  public HangingTransactions(Admin admin, Map<String, Object> settings, Duration longest) {
    this.admin = admin;
    this.longest = longest;
    protocol = new ProtocolClient(settings);
    offsets = new StableOffsets(admin);
    transactions = new OpenTransactions(admin);
    coordinators = new Coordinators(admin);
    log = new TransactionLog(settings);
    markers = new Markers(protocol);
  }

  /**
   * Those of the partitions that committed readers cannot read to the end.
   *
   * @throws ExecutionException if the cluster does not answer or may not be asked
   */
  public Map<TopicPartition, HeldBack> heldBack(Collection<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    return offsets.heldBack(partitions);
  }

  /**
   * All that are open on the partitions, also those that their coordinator will end.
   *
   * @throws ExecutionException if the cluster does not answer or may not be asked
   */
  public List<OpenTransaction> open(Collection<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    return transactions.on(partitions);
  }

  /**
   * The transactional ids of their producers, as far as a coordinator knows them and may be asked.
   *
   * @throws ExecutionException if the coordinators do not answer
   */
  public Map<Long, String> producers(Collection<OpenTransaction> open)
      throws ExecutionException, InterruptedException {
    return known(open).entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, each -> each.getValue().transactionalId()));
  }

  private Map<Long, Known> known(Collection<OpenTransaction> open)
      throws ExecutionException, InterruptedException {
    return coordinators.of(open.stream().map(OpenTransaction::producerId).distinct().toList());
  }

  /**
   * Those that hang.
   *
   * <p>The leaders are asked first, then the coordinators, then the leaders again: a coordinator
   * says that a transaction is complete when all its markers are written, so one that is open after
   * that hangs.
   *
   * @param partitions to look at, which are held back
   * @param others that the transactions may have ended on
   * @throws ExecutionException if the cluster does not answer or may not be asked
   */
  public List<HangingTransaction> find(
      Collection<TopicPartition> partitions, Collection<TopicPartition> others)
      throws ExecutionException, InterruptedException {
    List<OpenTransaction> before = transactions.on(partitions);
    Map<Long, Known> known = known(before);
    List<OpenTransaction> left =
        before.stream().filter(open -> isLeft(open, known.get(open.producerId()))).toList();
    if (left.isEmpty()) {
      return List.of();
    }
    List<OpenTransaction> after =
        transactions.on(left.stream().map(OpenTransaction::partition).distinct().toList());
    List<HangingTransaction> hanging = new ArrayList<>();
    for (OpenTransaction open : left) {
      if (after.stream().anyMatch(open::isSameAs)) {
        Known owner = known.get(open.producerId());
        hanging.add(
            new HangingTransaction(
                open,
                owner == null ? null : owner.transactionalId(),
                outcome(open, owner, others)));
      }
    }
    return hanging;
  }

  private boolean isLeft(OpenTransaction open, @Nullable Known owner) {
    return owner == null
        ? open.lastWrite().isBefore(Instant.now().minus(longest).minus(MARGIN))
        : !owner.willEnd(open);
  }

  private Outcome outcome(
      OpenTransaction open, @Nullable Known owner, Collection<TopicPartition> others)
      throws ExecutionException, InterruptedException {
    Instant since = markers.begin(open, leader(open.partition())).minus(MARGIN);
    Optional<Outcome> decided =
        owner == null ? Optional.empty() : log.outcome(open, owner.transactionalId(), since);
    if (decided.isEmpty() && owner != null) {
      decided = lastOf(owner, open);
    }
    return decided.isPresent() ? decided.get() : seenElsewhere(open, since, others);
  }

  /** What the coordinator says of its last transaction, if that is this one. */
  private static Optional<Outcome> lastOf(Known owner, OpenTransaction open) {
    if (owner.now().producerEpoch() != open.epoch() + 1) {
      return Optional.empty();
    }
    TransactionState state = owner.now().state();
    return state == TransactionState.COMPLETE_COMMIT
        ? Optional.of(Outcome.COMMITTED)
        : state == TransactionState.COMPLETE_ABORT
            ? Optional.of(Outcome.ABORTED)
            : Optional.empty();
  }

  private Outcome seenElsewhere(
      OpenTransaction open, Instant since, Collection<TopicPartition> others)
      throws ExecutionException, InterruptedException {
    var begins =
        admin.listOffsets(
            others.stream()
                .collect(
                    Collectors.toMap(
                        Function.identity(), _ -> OffsetSpec.forTimestamp(since.toEpochMilli()))));
    for (TopicPartition other : others) {
      try {
        long from = begins.partitionResult(other).get().offset();
        if (from >= 0 && !other.equals(open.partition())) {
          Optional<Outcome> ended = markers.ended(open, other, leader(other), from);
          if (ended.isPresent()) {
            return ended.get();
          }
        }
      } catch (AuthorizationException _) {
        // What may not be read tells nothing.
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof AuthorizationException)) {
          throw e;
        }
      }
    }
    return Outcome.UNKNOWN;
  }

  /**
   * Ends it on its partition, as it has ended. It is looked at once more right before: nothing is
   * done to a transaction that is not the one that was found.
   *
   * @return whether it was still there
   * @throws org.apache.kafka.common.errors.ClusterAuthorizationException if the principal may not
   * @throws KafkaException if the leader refuses for another reason
   * @throws ExecutionException if the cluster does not answer or may not be asked
   */
  public boolean end(HangingTransaction hanging) throws ExecutionException, InterruptedException {
    OpenTransaction open = hanging.open();
    boolean same = transactions.on(List.of(open.partition())).stream().anyMatch(open::isSameAs);
    if (same) {
      markers.write(open, hanging.outcome(), leader(open.partition()));
    }
    return same;
  }

  private Node leader(TopicPartition partition) throws ExecutionException, InterruptedException {
    TopicDescription topic =
        requireNonNull(
            admin
                .describeTopics(List.of(partition.topic()))
                .allTopicNames()
                .get()
                .get(partition.topic()));
    Node leader = topic.partitions().get(partition.partition()).leader();
    if (leader == null || leader.isEmpty()) {
      throw new LeaderNotAvailableException("%s has no leader".formatted(partition));
    }
    return leader;
  }

  @Override
  public void close() {
    protocol.close();
  }
}
