package io.jangbu.kafka.streams.transactions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.requests.TransactionResult;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest.TxnMarkerEntry;
import org.apache.kafka.common.requests.WriteTxnMarkersResponse;

/** The markers that end a transaction on a partition: reads those that are there, writes others. */
final class Markers {

  /** Lets a marker have the epoch that the producer has on the partition; version 2 asks more. */
  private static final short ANY_VERSION = 0;

  private final ProtocolClient protocol;
  private final RawLog log;

  Markers(ProtocolClient protocol) {
    this.protocol = protocol;
    this.log = new RawLog(protocol);
  }

  /** When the first record of the transaction was written; epoch 0 if it is gone. */
  Instant begin(OpenTransaction open, Node leader) {
    List<RecordBatch> batches = log.read(leader, open.partition(), open.startOffset());
    return batches.isEmpty()
        ? Instant.EPOCH
        : Instant.ofEpochMilli(Math.max(0, batches.getFirst().maxTimestamp()));
  }

  /**
   * How the transaction has ended on another partition, as committed readers see it already.
   *
   * @param from an offset before its first record there
   * @return empty if it has not been there, or has not ended there
   */
  Optional<Outcome> ended(OpenTransaction open, TopicPartition there, Node leader, long from) {
    boolean written = false;
    long offset = from;
    for (List<RecordBatch> batches = log.read(leader, there, offset);
        !batches.isEmpty();
        batches = log.read(leader, there, offset)) {
      for (RecordBatch batch : batches) {
        offset = batch.nextOffset();
        if (batch.producerId() != open.producerId() || !batch.isTransactional()) {
          continue;
        }
        if (!batch.isControlBatch()) {
          written |= batch.producerEpoch() == open.epoch();
        } else if (written) {
          return Optional.of(
              type(batch) == ControlRecordType.COMMIT ? Outcome.COMMITTED : Outcome.ABORTED);
        }
      }
    }
    return Optional.empty();
  }

  private static ControlRecordType type(RecordBatch marker) {
    return ControlRecordType.parse(marker.iterator().next().key());
  }

  /**
   * Ends the transaction on its partition.
   *
   * @throws org.apache.kafka.common.errors.ClusterAuthorizationException if the principal may not:
   *     it takes ALTER or CLUSTER_ACTION on the cluster
   * @throws KafkaException if the leader refuses for another reason
   */
  void write(OpenTransaction open, Outcome outcome, Node leader) {
    TxnMarkerEntry marker =
        new TxnMarkerEntry(
            open.producerId(),
            open.epoch(),
            open.coordinatorEpoch(),
            outcome == Outcome.COMMITTED ? TransactionResult.COMMIT : TransactionResult.ABORT,
            List.of(open.partition()),
            ANY_VERSION);
    WriteTxnMarkersResponse response =
        protocol.ask(
            leader,
            new WriteTxnMarkersRequest.Builder(List.of(marker)),
            WriteTxnMarkersResponse.class);
    response
        .errorsByProducerId()
        .getOrDefault(open.producerId(), Map.of())
        .getOrDefault(open.partition(), Errors.UNKNOWN_SERVER_ERROR)
        .maybeThrow();
  }
}
