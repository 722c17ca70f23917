package io.jangbu.kafka.streams.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.coordinator.transaction.TransactionState;
import org.apache.kafka.coordinator.transaction.generated.TransactionLogValue;
import org.junit.jupiter.api.Test;

/** Of a transaction of producer 7 with epoch 3. */
class DecisionsTest {

  private final Decisions decisions =
      new Decisions(
          new OpenTransaction(new TopicPartition("t", 0), 7, (short) 3, 0, 5, Instant.EPOCH));

  @Test
  void isCommittedWhereTheEndRaisesTheEpoch() {
    take(7, 3, TransactionState.ONGOING, 2);
    take(7, 4, TransactionState.PREPARE_COMMIT, 2);

    assertThat(decisions.outcome()).contains(Outcome.COMMITTED);
  }

  @Test
  void isCommittedWhereTheEndDoesNotRaiseTheEpoch() {
    take(7, 3, TransactionState.PREPARE_COMMIT, 1);

    assertThat(decisions.outcome()).contains(Outcome.COMMITTED);
  }

  @Test
  void isNotWhatTheTransactionBeforeItWas() {
    take(7, 3, TransactionState.COMPLETE_COMMIT, 2);

    assertThat(decisions.outcome()).isEmpty();
  }

  @Test
  void isAbortedWhereATimeoutHasFencedItsProducerToo() {
    take(7, 3, TransactionState.ONGOING, 2);
    take(7, 5, TransactionState.PREPARE_ABORT, 2);

    assertThat(decisions.outcome()).contains(Outcome.ABORTED);
  }

  @Test
  void isNotAbortedWithTheTransactionAfterIt() {
    take(7, 3, TransactionState.ONGOING, 2);
    take(7, 4, TransactionState.PREPARE_COMMIT, 2);
    take(7, 4, TransactionState.ONGOING, 2);
    take(7, 5, TransactionState.PREPARE_ABORT, 2);

    assertThat(decisions.outcome()).contains(Outcome.COMMITTED);
  }

  @Test
  void isNotKnownFromTheTransactionAfterItAlone() {
    take(7, 4, TransactionState.ONGOING, 2);
    take(7, 5, TransactionState.COMPLETE_ABORT, 2);

    assertThat(decisions.outcome()).isEmpty();
  }

  @Test
  void isNotThatOfAnotherProducer() {
    take(8, 4, TransactionState.PREPARE_COMMIT, 2);

    assertThat(decisions.outcome()).isEmpty();
  }

  private void take(long producer, int epoch, TransactionState state, int version) {
    decisions.take(
        new TransactionLogValue()
            .setProducerId(producer)
            .setProducerEpoch((short) epoch)
            .setTransactionStatus(state.id())
            .setClientTransactionVersion((short) version));
  }
}
