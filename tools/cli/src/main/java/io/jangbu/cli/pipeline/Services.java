package io.jangbu.cli.pipeline;

import io.jangbu.localservices.Installation;
import io.jangbu.localservices.Service;
import io.jangbu.testkit.kafka.process.ChildProcess;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The three services as supervised processes. */
final class Services implements AutoCloseable {

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

  private final Map<Service, Installation> installations = new EnumMap<>(Service.class);
  private final Announcements announcements;
  private final Map<Service, SupervisedProcess> processes = new EnumMap<>(Service.class);
  private boolean closed;

  Services(Installations each, ScheduledExecutorService scheduler, Announcements announcements) {
    this.announcements = announcements;
    for (Service service : Service.values()) {
      Installation installation = each.of(service);
      installations.put(service, installation);
      processes.put(
          service,
          new SupervisedProcess(
              service.toString(),
              installation::launch,
              scheduler,
              announcements::note,
              process -> tellWhenReady(service, process),
              InstantSource.system()));
    }
  }

  /**
   * Starts a service, waits until it is ready, and supervises it from then on.
   *
   * @throws IllegalStateException with the end of its log if it does not come up
   */
  void start(Service service) {
    announcements.starting(service.toString());
    Duration took = installation(service).awaitReady(begin(service));
    process(service).supervise();
    announcements.ready(service.toString(), took);
  }

  /** Kills a service (SIGKILL); it stays away until {@link #start}. */
  void kill(Service service) {
    process(service).kill();
  }

  long pid(Service service) {
    return process(service).pid();
  }

  boolean isAlive(Service service) {
    return process(service).isAlive();
  }

  URI address(Service service) {
    return installation(service).address();
  }

  /** Stops all of them at the same time. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      processes.values().forEach(process -> threads.execute(() -> process.stop(STOP_PATIENCE)));
    }
  }

  private synchronized ChildProcess begin(Service service) {
    if (closed) {
      throw new IllegalStateException("the pipeline is stopping");
    }
    return process(service).start();
  }

  private SupervisedProcess process(Service service) {
    return Objects.requireNonNull(processes.get(service));
  }

  private Installation installation(Service service) {
    return Objects.requireNonNull(installations.get(service));
  }

  private void tellWhenReady(Service service, ChildProcess process) {
    Thread.startVirtualThread(() -> {
      try {
        Duration took = installation(service).awaitReady(process);
        announcements.note(Announcements.readyAgain(service.toString(), took));
      } catch (IllegalStateException e) {
        // That it has ended is told by who starts it again.
        if (process.isAlive()) {
          announcements.note(String.valueOf(e.getMessage()));
        }
      }
    });
  }
}
