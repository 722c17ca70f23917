package io.jangbu.benchmarks.projection;

import io.jangbu.benchmarks.load.Latencies;
import io.jangbu.benchmarks.load.Percentiles;
import io.jangbu.benchmarks.order.Orders;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** From an order's committed result to the answer of a read that was asked for right then. */
final class Visibility implements AutoCloseable {

  private final ViewReads reads;
  private final Orders orders;
  private final Latencies latencies = new Latencies();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Visibility(ViewReads reads, Orders orders) {
    this.reads = reads;
    this.orders = orders;
  }

  /** The nth order's result has come. */
  void accepted(long n) {
    long begin = System.nanoTime();
    threads.execute(() -> {
      try {
        reads.order(orders.orderId(n), 1);
        latencies.record(System.nanoTime() - begin);
      } catch (IOException e) {
        failure.compareAndSet(null, e);
      }
    });
  }

  /**
   * Waits for the reads that are under way.
   *
   * @throws IllegalStateException if a read was not answered with its order
   */
  Percentiles percentiles() {
    threads.close();
    Exception cause = failure.get();
    if (cause != null) {
      throw new IllegalStateException("an order was not visible: " + cause.getMessage(), cause);
    }
    return latencies.percentiles();
  }

  @Override
  public void close() {
    threads.close();
  }
}
