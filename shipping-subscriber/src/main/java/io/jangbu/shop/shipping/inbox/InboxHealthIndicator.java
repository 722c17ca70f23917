package io.jangbu.shop.shipping.inbox;

import java.util.Optional;
import org.apache.kafka.common.Metric;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.stereotype.Component;

/**
 * Up while the consumer is a member of its group and says so to the broker, whether or not it has
 * partitions, and what it reads can be taken in. Being behind is none of its business: nobody reads
 * from it.
 *
 * <p>It comes back by itself after a broker that was away. It does not when it has ended for good,
 * such as another instance having taken its place in the group.
 */
@Component
class InboxHealthIndicator implements HealthIndicator {

  /** Above the session's 10 s: a member that was silent for so long is none any more. */
  private static final double SILENT_SECONDS = 15;

  private final ConcurrentMessageListenerContainer<byte[], byte[]> container;
  private final OrderEventPartitions partitions;
  private final Placement placement;
  private final Deliveries deliveries;

  InboxHealthIndicator(
      ConcurrentMessageListenerContainer<byte[], byte[]> inboxContainer,
      OrderEventPartitions partitions,
      Placement placement,
      Deliveries deliveries) {
    this.container = inboxContainer;
    this.partitions = partitions;
    this.placement = placement;
    this.deliveries = deliveries;
  }

  @Override
  public Health health() {
    boolean running = container.isRunning() && container.isChildRunning();
    boolean member = isMember();
    Optional<String> fault = partitions.fault();
    // One that has none left cannot tell any more, and takes nothing in.
    Optional<String> refusal =
        container.getAssignedPartitions().isEmpty() ? Optional.empty() : placement.refusal();
    Optional<String> failing = deliveries.failing();
    boolean takesIn = member && fault.isEmpty() && refusal.isEmpty() && failing.isEmpty();
    return (running && takesIn ? Health.up() : running ? Health.outOfService() : Health.down())
        .withDetail("running", running)
        .withDetail("memberOfGroup", member)
        .withDetail("topics", fault.orElse("as at the start"))
        .withDetail("positions", refusal.orElse("as the database has them"))
        .withDetail("waitsFor", failing.orElse("nothing"))
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
