package io.jangbu.kafka.streams.transactions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.requests.FetchResponse;

/** Batches of records as they lie in a partition: with their producers, and with the markers. */
final class RawLog {

  /** The last version of the request that names topics, and not their ids. */
  private static final short BY_NAME = 12;

  private static final int MAX_WAIT_MILLIS = 100;
  private static final int MAX_BYTES = 4 << 20;

  private final ProtocolClient protocol;

  RawLog(ProtocolClient protocol) {
    this.protocol = protocol;
  }

  /**
   * The batches from an offset on, as many as come at once; none at the end of the partition.
   *
   * @param leader of the partition
   * @throws KafkaException if it cannot be read
   */
  List<RecordBatch> read(Node leader, TopicPartition partition, long from) {
    FetchRequest.Builder request =
        FetchRequest.Builder.forConsumer(
                BY_NAME,
                MAX_WAIT_MILLIS,
                1,
                Map.of(
                    partition,
                    new FetchRequest.PartitionData(
                        Uuid.ZERO_UUID, from, -1, MAX_BYTES, Optional.empty())))
            .setMaxBytes(MAX_BYTES);
    FetchResponse response = protocol.ask(leader, request, FetchResponse.class);
    response.error().maybeThrow();
    FetchResponseData.PartitionData data =
        response.data().responses().getFirst().partitions().getFirst();
    Errors.forCode(data.errorCode()).maybeThrow();
    List<RecordBatch> batches = new ArrayList<>();
    for (RecordBatch batch : FetchResponse.recordsOrFail(data).batches()) {
      // The first one may begin before the offset that was asked for.
      if (batch.lastOffset() >= from) {
        batches.add(batch);
      }
    }
    return batches;
  }
}
