package io.jangbu.shipping.inbox;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.stereotype.Component;

/**
 * Up while the listener runs. It may wait for a broker or a topic all the same; it is down when it
 * has ended for good, such as another instance having taken its place in the group.
 */
@Component
class InboxHealthIndicator implements HealthIndicator {

  private final ConcurrentMessageListenerContainer<byte[], byte[]> container;

  InboxHealthIndicator(ConcurrentMessageListenerContainer<byte[], byte[]> inboxContainer) {
    this.container = inboxContainer;
  }

  @Override
  public Health health() {
    boolean running = container.isRunning() && container.isChildRunning();
    return (running ? Health.up() : Health.down())
        .withDetail("partitions", container.getAssignedPartitions().size())
        .build();
  }
}
