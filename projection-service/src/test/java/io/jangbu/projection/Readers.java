package io.jangbu.projection;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that read from several instances all the time, and keep what was no answer. */
final class Readers implements AutoCloseable {

  private static final List<String> READS =
      List.of("/orders/w-1", "/orders/w-2?version=1", "/orders?limit=5", "/orders/w-3/events");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicLong answered = new AtomicLong();
  private volatile boolean closed;

  static Readers of(Instance... instances) {
    Readers readers = new Readers();
    for (Instance instance : instances) {
      var _ = readers.threads.submit(() -> readers.readAll(instance));
    }
    return readers;
  }

  private void readAll(Instance instance) {
    for (int i = 0; !closed; i++) {
      String read = READS.get(i % READS.size());
      Http.Answer answer = instance.get(read);
      if (answer.status() == 200) {
        answered.incrementAndGet();
      } else {
        failures.add(read + ": " + answer.response().body());
      }
    }
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  long answered() {
    return answered.get();
  }

  @Override
  public void close() {
    closed = true;
    threads.close();
  }
}
