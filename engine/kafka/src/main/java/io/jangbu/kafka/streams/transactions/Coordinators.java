package io.jangbu.kafka.streams.transactions;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;

/** What the coordinators of transactions know of producers. */
final class Coordinators {

  private final Admin admin;

  Coordinators(Admin admin) {
    this.admin = admin;
  }

  /**
   * A producer as its coordinator knows it.
   *
   * @param transactionalId that it has
   * @param now its last or present transaction
   */
  record Known(String transactionalId, TransactionDescription now) {

    /** Whether the coordinator will still end the transaction on that partition by itself. */
    boolean willEnd(OpenTransaction open) {
      boolean named = now.topicPartitions().contains(open.partition());
      return switch (now.state()) {
        case ONGOING -> named && now.producerEpoch() == open.epoch();
        // The epoch is a later one by then: ending a transaction raises it.
        case PREPARE_ABORT, PREPARE_COMMIT, PREPARE_EPOCH_FENCE, UNKNOWN -> named;
        case EMPTY, COMPLETE_ABORT, COMPLETE_COMMIT -> false;
      };
    }
  }

  /**
   * Those of the producers that a coordinator knows, and that may be asked about.
   *
   * @throws ExecutionException if the coordinators do not answer
   */
  Map<Long, Known> of(Collection<Long> producerIds)
      throws ExecutionException, InterruptedException {
    if (producerIds.isEmpty()) {
      return Map.of();
    }
    Collection<TransactionListing> listed =
        admin
            .listTransactions(
                new ListTransactionsOptions().filterProducerIds(new HashSet<>(producerIds)))
            .all()
            .get();
    var described =
        admin.describeTransactions(
            listed.stream()
                .map(TransactionListing::transactionalId)
                .collect(Collectors.toUnmodifiableSet()));
    Map<Long, Known> known = new HashMap<>();
    for (TransactionListing listing : listed) {
      try {
        known.put(
            listing.producerId(),
            new Known(
                listing.transactionalId(), described.description(listing.transactionalId()).get()));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TransactionalIdNotFoundException)) {
          throw e;
        }
      }
    }
    return known;
  }
}
