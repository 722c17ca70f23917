package io.jangbu.testkit.kafka.torn;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceDataCollection;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.ProduceResponse;
import org.apache.kafka.common.requests.RequestHeader;

/** Appends a batch as it is, whatever a coordinator knows of its producer. */
final class RawProduce {

  /** The last one that does not have the broker ask the coordinator. */
  private static final short VERSION = ProduceRequest.LAST_STABLE_VERSION_BEFORE_TRANSACTION_V2;

  private static final int PATIENCE_MILLIS = 10_000;

  private RawProduce() {}

  /**
   * Appends it.
   *
   * @param port of the partition's leader on this machine
   */
  static void send(
      int port, String transactionalId, TopicPartition partition, MemoryRecords batch) {
    ProduceRequest request =
        new ProduceRequest(
            new ProduceRequestData()
                .setTransactionalId(transactionalId)
                .setAcks((short) -1)
                .setTimeoutMs(PATIENCE_MILLIS)
                .setTopicData(topic(partition, batch)),
            VERSION);
    RequestHeader header = new RequestHeader(ApiKeys.PRODUCE, VERSION, "torn", 1);
    ByteBuffer bytes = request.serializeWithHeader(header);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(bytes.remaining());
      out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
      out.flush();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      ByteBuffer answer = ByteBuffer.wrap(in.readNBytes(in.readInt()));
      ProduceResponse response = (ProduceResponse) NetworkClient.parseResponse(answer, header);
      Errors.forCode(
              response
                  .data()
                  .responses()
                  .iterator()
                  .next()
                  .partitionResponses()
                  .getFirst()
                  .errorCode())
          .maybeThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TopicProduceDataCollection topic(TopicPartition partition, MemoryRecords batch) {
    TopicProduceData topic =
        new TopicProduceData()
            .setName(partition.topic())
            .setPartitionData(
                List.of(
                    new PartitionProduceData().setIndex(partition.partition()).setRecords(batch)));
    return new TopicProduceDataCollection(List.of(topic).iterator());
  }
}
