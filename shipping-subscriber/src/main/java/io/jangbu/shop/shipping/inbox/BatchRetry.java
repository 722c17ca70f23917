package io.jangbu.shop.shipping.inbox;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * What happens to a batch that cannot be taken in, for want of the database as a rule: it is tried
 * for ever, with growing pauses. There is nothing to be gained by going on without it, and no dead
 * letters, as records that are no events never come this far.
 */
final class BatchRetry extends DefaultErrorHandler {

  /** Below the session's 10 s, because a rebalance waits for this consumer meanwhile. */
  private static final long LONGEST_PAUSE = 5_000;

  private final Deliveries deliveries;
  private final Placement placement;

  private BatchRetry(ExponentialBackOff pauses, Deliveries deliveries, Placement placement) {
    super(pauses);
    this.deliveries = deliveries;
    this.placement = placement;
  }

  static CommonErrorHandler forEver(Deliveries deliveries, Placement placement) {
    ExponentialBackOff pauses = new ExponentialBackOff(250, 2);
    pauses.setMaxInterval(LONGEST_PAUSE);
    BatchRetry retry = new BatchRetry(pauses, deliveries, placement);
    // By default some exceptions are taken for hopeless, and their records would be skipped.
    retry.setClassifications(Map.of(), true);
    retry.setRetryListeners(new Failed(deliveries));
    return retry;
  }

  /** The consumer could not even fetch: it does not try again at once, for ever. */
  @Override
  public void handleOtherException(
      Exception failure,
      Consumer<?, ?> consumer,
      MessageListenerContainer container,
      boolean batchListener) {
    deliveries.failed(failure);
    if (failure instanceof OffsetOutOfRangeException lost) {
      // Says what it is, and goes on when somebody has chosen.
      placement.forget(lost.partitions());
      placement.onPartitionsAssigned(consumer, lost.partitions());
    }
    try {
      ListenerUtils.stoppableSleep(container, LONGEST_PAUSE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private record Failed(Deliveries deliveries) implements RetryListener {
    @Override
    public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception e, int attempt) {}

    @Override
    public void failedDelivery(ConsumerRecords<?, ?> records, Exception e, int attempt) {
      deliveries.failed(e);
    }
  }
}
