package io.jangbu.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How much of the processors went to what is none of ours, neither this JVM nor its children, while
 * something was measured: figures taken beside busy neighbours say little.
 */
final class Neighbours implements AutoCloseable {

  private static final long LOOK_EVERY_SECONDS = 1;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private Map<Long, Duration> before = ours();
  private long lookedAt = System.nanoTime();
  private double theirs;
  private double all;

  private Neighbours() {
    system.getCpuLoad();
    var _ =
        looking.scheduleAtFixedRate(
            this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
  }

  /** Begins to look, once a second. */
  static Neighbours watch() {
    return new Neighbours();
  }

  /** Their part of all processors since the beginning, from 0 to 1. */
  synchronized double share() {
    return all == 0 ? 0 : theirs / all;
  }

  private synchronized void look() {
    long now = System.nanoTime();
    double passed = (double) (now - lookedAt) * system.getAvailableProcessors();
    Map<Long, Duration> after = ours();
    double busy = Math.max(0, system.getCpuLoad()) * passed;
    theirs += Math.max(0, busy - nanosSince(before, after));
    all += passed;
    before = after;
    lookedAt = now;
  }

  private static double nanosSince(Map<Long, Duration> before, Map<Long, Duration> after) {
    return after.entrySet().stream()
        .mapToDouble(process ->
            process
                .getValue()
                .minus(before.getOrDefault(process.getKey(), Duration.ZERO))
                .toNanos())
        .sum();
  }

  private static Map<Long, Duration> ours() {
    Map<Long, Duration> used = new HashMap<>();
    Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())
        .forEach(process ->
            process.info().totalCpuDuration().ifPresent(cpu -> used.put(process.pid(), cpu)));
    return used;
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
