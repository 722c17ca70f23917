package io.jangbu.kafka.streams.transactions;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientRequest;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.DefaultHostResolver;
import org.apache.kafka.clients.ManualMetadataUpdater;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.NetworkClientUtils;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.internals.LogContext;

/**
 * Asks a broker in Kafka's protocol what the admin client has no method for. With the settings of
 * an admin client, so that security is as it is there. One caller at a time.
 */
final class ProtocolClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Time time = Time.SYSTEM;
  private final Metrics metrics = new Metrics();
  private final NetworkClient client;

  /** Connects when it is asked. */
  ProtocolClient(Map<String, Object> admin) {
    AdminClientConfig config = new AdminClientConfig(admin);
    client =
        ClientUtils.createNetworkClient(
            config,
            config.getList(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG),
            "jangbu-transactions",
            metrics,
            "jangbu-transactions",
            new LogContext(),
            new ApiVersions(),
            time,
            1,
            Math.toIntExact(PATIENCE.toMillis()),
            null,
            new ManualMetadataUpdater(),
            new DefaultHostResolver(),
            null,
            null);
  }

  /**
   * The broker's answer.
   *
   * @throws KafkaException if there is none
   */
  synchronized <T extends AbstractResponse> T ask(
      Node broker, AbstractRequest.Builder<?> question, Class<T> answer) {
    try {
      if (!NetworkClientUtils.awaitReady(client, broker, time, PATIENCE.toMillis())) {
        throw new TimeoutException("Broker %s does not answer".formatted(broker));
      }
      ClientRequest request =
          client.newClientRequest(broker.idString(), question, time.milliseconds(), true);
      ClientResponse response = NetworkClientUtils.sendAndReceive(client, request, time);
      return answer.cast(response.responseBody());
    } catch (IOException e) {
      throw new DisconnectException("Broker %s does not answer".formatted(broker), e);
    }
  }

  @Override
  public synchronized void close() {
    client.close();
    metrics.close();
  }
}
