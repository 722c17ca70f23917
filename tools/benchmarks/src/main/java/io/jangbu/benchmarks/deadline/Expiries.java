package io.jangbu.benchmarks.deadline;

import io.jangbu.benchmarks.load.Percentiles;
import io.jangbu.benchmarks.topic.Arrivals;
import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.shop.domain.cart.CartEvent;
import io.jangbu.shop.schemas.cart.CartCodec;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Sees carts expire, and how late that is. */
final class Expiries {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final CartCodec CODEC = new CartCodec();

  private final Carts carts;
  private final Arrivals arrivals;
  private long firstDue = Long.MAX_VALUE;
  private long lastDue = Long.MIN_VALUE;

  Expiries(Carts carts) {
    this.carts = carts;
    arrivals = new Arrivals(carts.count(), _ -> {});
  }

  /**
   * All of them.
   *
   * @param late from when each was due to its committed event
   * @param spanSeconds from when the first was due to when the last was
   * @param afterSeconds from when the last was due to the last event
   */
  record Outcome(Percentiles late, double spanSeconds, double afterSeconds) {}

  /** An event of a cart is committed: its expiry has occurred when it was due. */
  synchronized void seen(ConsumerRecord<byte[], byte[]> event) {
    if (!"CartExpired".equals(CloudEventHeaders.type(event.headers()))) {
      return;
    }
    long now = System.nanoTime();
    EventEnvelope<CartEvent> expired = CODEC.decodeEvent(event.value());
    int cart = carts.cart(expired.streamId());
    if (cart >= 0) {
      long due = now - Duration.between(expired.occurredAt(), Instant.now()).toNanos();
      firstDue = Math.min(firstDue, due);
      lastDue = Math.max(lastDue, due);
      arrivals.sent(cart, due);
      arrivals.arrived(cart, now);
    }
  }

  /**
   * Waits for all.
   *
   * @throws IllegalStateException if none comes for 60 s
   */
  Outcome await() {
    long last = arrivals.awaitAll(PATIENCE);
    synchronized (this) {
      return new Outcome(
          arrivals.percentiles(), (lastDue - firstDue) / 1e9, (last - lastDue) / 1e9);
    }
  }
}
