package io.jangbu.shop.shipping.inbox;

import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ListenerContainerPartitionIdleEvent;
import org.springframework.stereotype.Component;

/** Hears, on the consumer's thread, that nothing has come of a partition for a second. */
@Component
class IdlePartitions {

  private static final Logger log = LoggerFactory.getLogger(IdlePartitions.class);

  private final Placement placement;

  IdlePartitions(Placement placement) {
    this.placement = placement;
  }

  @EventListener
  void on(ListenerContainerPartitionIdleEvent event) {
    try {
      placement.idle(event.getConsumer(), Objects.requireNonNull(event.getTopicPartition()));
    } catch (PositionMovedException _) {
      placement.forget(List.of(event.getTopicPartition()));
    } catch (RuntimeException e) {
      // It is tried again in a second; what comes meanwhile is tried in the order of batches.
      log.debug("The position of {} cannot be kept yet", event.getTopicPartition(), e);
    }
  }
}
