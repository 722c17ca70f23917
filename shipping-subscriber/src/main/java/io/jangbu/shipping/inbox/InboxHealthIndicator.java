package io.jangbu.shipping.inbox;

import org.apache.kafka.common.Metric;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.stereotype.Component;

/**
 * Up while the consumer is a member of its group and says so to the broker, whether or not it has
 * partitions. Being behind is none of its business: nobody reads from it.
 *
 * <p>It comes back by itself after a broker that was away. It does not when it has ended for good,
 * such as another instance having taken its place in the group.
 */
@Component
class InboxHealthIndicator implements HealthIndicator {

  /** Above the session's 10 s: a member that was silent for so long is none any more. */
  private static final double SILENT_SECONDS = 15;

  private final ConcurrentMessageListenerContainer<byte[], byte[]> container;

  InboxHealthIndicator(ConcurrentMessageListenerContainer<byte[], byte[]> inboxContainer) {
    this.container = inboxContainer;
  }

  @Override
  public Health health() {
    boolean running = container.isRunning() && container.isChildRunning();
    boolean member = isMember();
    return (running && member ? Health.up() : running ? Health.outOfService() : Health.down())
        .withDetail("running", running)
        .withDetail("memberOfGroup", member)
        .withDetail("partitions", container.getAssignedPartitions().size())
        .build();
  }

  private boolean isMember() {
    return container.metrics().values().stream()
        .flatMap(metrics -> metrics.values().stream())
        .filter(metric -> metric.metricName().name().equals("last-heartbeat-seconds-ago"))
        .map(Metric::metricValue)
        .anyMatch(ago ->
            ago instanceof Number seconds
                && seconds.doubleValue() >= 0
                && seconds.doubleValue() < SILENT_SECONDS);
  }
}
