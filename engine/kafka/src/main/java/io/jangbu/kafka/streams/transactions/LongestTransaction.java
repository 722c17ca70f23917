package io.jangbu.kafka.streams.transactions;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;

/** How long a transaction may take that a coordinator knows. */
public final class LongestTransaction {

  /** Of brokers that are left as they come. */
  private static final Duration BY_DEFAULT = Duration.ofMinutes(15);

  private static final String SETTING = "transaction.max.timeout.ms";

  private LongestTransaction() {}

  /**
   * What the brokers allow; Kafka's default where they may not be asked.
   *
   * @throws ExecutionException if they do not answer
   */
  public static Duration of(Admin admin) throws ExecutionException, InterruptedException {
    try {
      Node broker = admin.describeCluster().nodes().get().iterator().next();
      var resource = new ConfigResource(ConfigResource.Type.BROKER, broker.idString());
      return admin.describeConfigs(List.of(resource)).all().get().values().stream()
          .map(config -> config.get(SETTING))
          .findFirst()
          .map(entry -> Duration.ofMillis(Long.parseLong(entry.value())))
          .orElse(BY_DEFAULT);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        return BY_DEFAULT;
      }
      throw e;
    }
  }
}
