package io.jangbu.kafka.streams.transactions;

import java.util.Optional;
import org.apache.kafka.coordinator.transaction.TransactionState;
import org.apache.kafka.coordinator.transaction.generated.TransactionLogValue;
import org.jspecify.annotations.Nullable;

/** What the coordinator's log says of one transaction. Its records come in their order. */
final class Decisions {

  private final OpenTransaction open;
  private boolean begun;
  private boolean overtaken;
  private @Nullable Outcome outcome;

  Decisions(OpenTransaction open) {
    this.open = open;
  }

  /** The next record of the transaction's producer. */
  void take(TransactionLogValue record) {
    if (record.producerId() != open.producerId()) {
      return;
    }
    switch (TransactionState.fromId(record.transactionStatus())) {
      case ONGOING -> {
        begun |= record.producerEpoch() == open.epoch();
        overtaken |= record.producerEpoch() > open.epoch();
      }
      case PREPARE_COMMIT, COMPLETE_COMMIT -> {
        if (endsIt(record)) {
          outcome = Outcome.COMMITTED;
        }
      }
      case PREPARE_ABORT, COMPLETE_ABORT -> {
        if (endsIt(record) || fencesIt(record)) {
          outcome = Outcome.ABORTED;
        }
      }
      default -> {
        // It says nothing of an end.
      }
    }
  }

  /** Empty if they do not tell. */
  Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  /** Version 2 of transactions raises the epoch with each end; version 1 does not. */
  private boolean endsIt(TransactionLogValue record) {
    int raised = record.clientTransactionVersion() >= 2 ? 1 : 0;
    return record.producerEpoch() == open.epoch() + raised;
  }

  /**
   * An abort because of a timeout or of a new producer raises the epoch once more, or at all. It is
   * not to be taken for the abort of the producer's next transaction.
   */
  private boolean fencesIt(TransactionLogValue record) {
    int raised = record.producerEpoch() - open.epoch();
    return outcome == null && begun && !overtaken && raised >= 1 && raised <= 2;
  }
}
