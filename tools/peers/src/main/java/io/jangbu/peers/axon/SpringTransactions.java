package io.jangbu.peers.axon;

import org.axonframework.messaging.core.unitofwork.transaction.Transaction;
import org.axonframework.messaging.core.unitofwork.transaction.TransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Spring's transactions for Axon, as Axon's own module for Spring does it: who begins one within
 * another one joins it.
 */
record SpringTransactions(PlatformTransactionManager spring) implements TransactionManager {

  @Override
  public Transaction startTransaction() {
    TransactionStatus status = spring.getTransaction(new DefaultTransactionDefinition());
    return new Transaction() {
      @Override
      public void commit() {
        if (isOurs(status)) {
          spring.commit(status);
        }
      }

      @Override
      public void rollback() {
        if (isOurs(status)) {
          spring.rollback(status);
        }
      }
    };
  }

  private static boolean isOurs(TransactionStatus status) {
    return status.isNewTransaction() && !status.isCompleted();
  }

  /** They hang on the thread. */
  @Override
  public boolean requiresSameThreadInvocations() {
    return true;
  }
}
