package io.jangbu.kafka.streams.transactions;

import org.jspecify.annotations.Nullable;

/**
 * A transaction that is open on a partition, and that its coordinator does not know as open: no
 * timeout ends it.
 *
 * @param open where it is
 * @param transactionalId of its producer; null if no coordinator knows the producer
 * @param outcome what became of it, and so how it must end here
 */
public record HangingTransaction(
    OpenTransaction open, @Nullable String transactionalId, Outcome outcome) {

  /** In words, for a log line or a report. */
  public String describe() {
    return "%s is held from offset %d on by a transaction of producer %d (%s), %s"
        .formatted(
            open.partition(),
            open.startOffset(),
            open.producerId(),
            transactionalId == null ? "no transactional.id is known" : transactionalId,
            switch (outcome) {
              case COMMITTED -> "which was committed";
              case ABORTED -> "which was aborted";
              case UNKNOWN -> "of which nothing tells how it ended";
            });
  }
}
