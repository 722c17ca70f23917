package io.jangbu.benchmarks.deadline;

import io.jangbu.benchmarks.load.OpenLoop;
import io.jangbu.benchmarks.load.Percentiles;
import io.jangbu.benchmarks.load.Ticker;
import io.jangbu.benchmarks.order.OrderCommands;
import io.jangbu.benchmarks.report.Distribution;
import io.jangbu.benchmarks.report.Figure;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.benchmarks.topic.CommittedReader;
import io.jangbu.benchmarks.topic.TopicClient;
import io.jangbu.shop.schemas.cart.CartCodec;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.time.Duration;
import java.util.List;

/**
 * Carts that have been made and are to expire, all that wait at the same time.
 *
 * @param expiry the service's
 * @param firstNanos no cart is older, by {@link System#nanoTime}
 * @param lastNanos no cart is younger
 */
record Pending(
    Carts carts,
    Expiries expiries,
    CommittedReader reader,
    Duration expiry,
    long firstNanos,
    long lastNanos)
    implements AutoCloseable {

  private static final int RATE = 500;

  /** So long before the first and after the last are due the orders are watched that come. */
  private static final Duration BEFORE = Duration.ofSeconds(1);

  private static final Duration AFTER = Duration.ofSeconds(3);

  /** Makes so many, as fast as the broker takes them. */
  static Pending make(
      Workbench bench, String bootstrapServers, TopicClient client, int count, Duration expiry) {
    bench.now("%,d carts".formatted(count));
    Carts carts = new Carts(count, bench.seeds().getAndIncrement());
    Expiries expiries = new Expiries(carts);
    CommittedReader reader =
        new CommittedReader(bootstrapServers, List.of(CartCodec.TOPICS.events()), expiries::seen);
    long first = System.nanoTime();
    client.fill(carts, count);
    return new Pending(carts, expiries, reader, expiry, first, System.nanoTime());
  }

  /**
   * To be asked after a measure that is to have them all pending.
   *
   * @throws IllegalStateException if the first of them may be due already
   */
  void requireNoneDue() {
    if (System.nanoTime() - firstNanos > expiry.toNanos()) {
      throw new IllegalStateException(
          "the measure took longer than the %d s until the deadlines"
              .formatted(expiry.toSeconds()));
    }
  }

  /** Waits for their deadlines; what new orders have meanwhile, and how late they are reached. */
  List<Row> fire(Workbench bench, TopicClient orders) {
    bench.now("%,d deadlines come due".formatted(carts.count()));
    Ticker.system().awaitNanoTime(firstNanos + expiry.minus(BEFORE).toNanos());
    Duration time = BEFORE.plusNanos(lastNanos - firstNanos).plus(AFTER);
    Percentiles meanwhile =
        orders.atRate(
            OpenLoop.at(RATE), time, new OrderCommands(bench.newOrders(), OrderCodec.TOPICS));
    Expiries.Outcome outcome = expiries.await();
    String key = "deadlines.burst." + carts.count();
    String label = "%,d due at once".formatted(carts.count());
    return List.of(
        Figure.once(key + ".span", label + ": due within", "s", outcome.spanSeconds()),
        Figure.once(
            key + ".after",
            label + ": all reached, after the last was due",
            "s",
            outcome.afterSeconds()),
        new Distribution(key + ".late", label + ": how late", outcome.late()),
        new Distribution(
            key + ".orders.latency",
            label + ": new orders at %d/s meanwhile".formatted(RATE),
            meanwhile));
  }

  @Override
  public void close() {
    reader.close();
  }
}
