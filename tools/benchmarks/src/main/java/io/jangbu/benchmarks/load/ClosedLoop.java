package io.jangbu.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * So many at a time: each client asks again as soon as it has its answer. A stall lowers the rate
 * and shows in one latency per client, not in those of the requests that would have come meanwhile.
 *
 * @param clients at least 1
 */
public record ClosedLoop(int clients, Ticker ticker) {

  /** So many, by the JVM's clock. */
  public static ClosedLoop of(int clients) {
    return new ClosedLoop(clients, Ticker.system());
  }

  /** One client's own: a connection, for instance. */
  @FunctionalInterface
  public interface Client extends AutoCloseable {

    /** Asks and waits for the answer. */
    void ask() throws Exception;

    @Override
    default void close() {}
  }

  /** Makes each client what it needs, all at the same time. */
  @FunctionalInterface
  public interface Arrival {
    Client arrive(int client) throws Exception;
  }

  /**
   * What came of it.
   *
   * @param latencies from the question to its answer
   * @param perSecond answers a second, of all clients together
   */
  public record Outcome(Percentiles latencies, double perSecond) {}

  /**
   * Lets all clients ask for that time.
   *
   * @throws IllegalStateException with the cause if one of them fails
   */
  public Outcome run(Duration time, Arrival arrival) {
    Latencies latencies = new Latencies();
    List<Client> arrived = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      // What a client needs, such as a connection, is made before the time runs.
      List<Future<Client>> arriving = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        int client = i;
        arriving.add(threads.submit(() -> arrival.arrive(client)));
      }
      for (Future<Client> each : arriving) {
        arrived.add(each.get());
      }
      long begin = ticker.nanoTime();
      List<Future<?>> asking = new ArrayList<>();
      for (Client client : arrived) {
        asking.add(
            threads.submit(() -> {
              askUntil(begin + time.toNanos(), client, latencies);
              return null;
            }));
      }
      for (Future<?> each : asking) {
        each.get();
      }
      double seconds = (ticker.nanoTime() - begin) / 1e9;
      Percentiles percentiles = latencies.percentiles();
      return new Outcome(percentiles, percentiles.count() / seconds);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a client failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      arrived.forEach(Client::close);
    }
  }

  private void askUntil(long end, Client client, Latencies latencies) throws Exception {
    for (long asked = ticker.nanoTime(); asked < end; ) {
      client.ask();
      long answered = ticker.nanoTime();
      latencies.record(answered - asked);
      asked = answered;
    }
  }
}
