package io.jangbu.kafka.streams;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;

/**
 * The stream threads of one application: each that fails is replaced, the later the oftener it
 * happens.
 */
final class StreamThreads implements StreamsUncaughtExceptionHandler, AutoCloseable {

  private static final StackTraceElement[] NONE = {};

  private final Failures failures;
  private final MeterRegistry registry;
  private final Counter counter;
  private final List<Meter> meters;
  private final CountDownLatch closing = new CountDownLatch(1);

  StreamThreads(MeterRegistry registry, String application) {
    this.registry = registry;
    failures = new Failures("A stream thread of " + application);
    counter =
        Counter.builder("jangbu.stream.thread.failures")
            .description("Stream threads that failed and were replaced")
            .baseUnit("failures")
            .tag("application", application)
            .register(registry);
    Gauge failing =
        Gauge.builder("jangbu.stream.threads.failing", () -> failing().isPresent() ? 1 : 0)
            .description("1 while a stream thread fails again soon after it was replaced")
            .tag("application", application)
            .register(registry);
    meters = List.of(counter, failing);
  }

  /** Why no thread stays up; empty while they do. */
  Optional<Failures.Recurring> failing() {
    return failures.recurring();
  }

  /** Called on the thread that ends, which is replaced when this returns. */
  @Override
  public StreamThreadExceptionResponse handle(Throwable failure) {
    counter.increment();
    long pause = failures.failed(failure).toMillis();
    quiet(failure);
    try {
      boolean _ = closing.await(pause, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /** Told already. Kafka Streams and the thread's own end would tell it again, trace and all. */
  private static void quiet(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      each.setStackTrace(NONE);
    }
    Thread.currentThread().setUncaughtExceptionHandler((_, _) -> {});
  }

  /** Keeps no thread waiting any more, and takes the meters away. */
  @Override
  public void close() {
    closing.countDown();
    meters.forEach(registry::remove);
  }
}
