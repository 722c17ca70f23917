package io.jangbu.shipping.inbox;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * What happens to a batch that cannot be taken in, for want of the database as a rule: it is tried
 * for ever, with growing pauses. There is nothing to be gained by going on without it, and no dead
 * letters, as records that are no events never come this far.
 */
final class BatchRetry {

  private static final Logger log = LoggerFactory.getLogger(BatchRetry.class);

  private BatchRetry() {}

  static CommonErrorHandler forEver() {
    ExponentialBackOff pauses = new ExponentialBackOff(250, 2);
    // Below the session's 10 s, because a rebalance waits for this consumer meanwhile.
    pauses.setMaxInterval(5_000);
    DefaultErrorHandler retry = new DefaultErrorHandler(pauses);
    // By default some exceptions are taken for hopeless, and their records would be skipped.
    retry.setClassifications(Map.of(), true);
    retry.setRetryListeners(new Warning());
    return retry;
  }

  private static final class Warning implements RetryListener {
    @Override
    public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception e, int attempt) {}

    @Override
    public void failedDelivery(ConsumerRecords<?, ?> records, Exception e, int attempt) {
      String cause = NestedExceptionUtils.getMostSpecificCause(e).toString();
      log.warn("{} records wait to be taken in, attempt {}: {}", records.count(), attempt, cause);
    }
  }
}
