package io.jangbu.kafka.consumer.topics;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;

/** Times that the brokers bound, as one of them has them; Kafka's default where it may not say. */
public final class BrokerLimits {

  private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(15);

  private static final Duration SHORTEST_SESSION = Duration.ofSeconds(6);

  private BrokerLimits() {}

  /**
   * How long a transaction may take that a coordinator knows.
   *
   * @throws ExecutionException if no broker answers
   */
  public static Duration longestTransaction(Admin admin)
      throws ExecutionException, InterruptedException {
    return duration(admin, "transaction.max.timeout.ms").orElse(LONGEST_TRANSACTION);
  }

  /**
   * How soon at best a member of a group is missed that is gone.
   *
   * @throws ExecutionException if no broker answers
   */
  public static Duration shortestSession(Admin admin)
      throws ExecutionException, InterruptedException {
    return duration(admin, "group.min.session.timeout.ms").orElse(SHORTEST_SESSION);
  }

  private static Optional<Duration> duration(Admin admin, String setting)
      throws ExecutionException, InterruptedException {
    try {
      Node broker = admin.describeCluster().nodes().get().iterator().next();
      var resource = new ConfigResource(ConfigResource.Type.BROKER, broker.idString());
      return admin.describeConfigs(List.of(resource)).all().get().values().stream()
          .findFirst()
          .map(config -> config.get(setting))
          .map(ConfigEntry::value)
          .map(millis -> Duration.ofMillis(Long.parseLong(millis)));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
