package io.jangbu.quickstart.pipeline;

import io.jangbu.localkafka.process.ChildProcess;
import java.net.URI;
import java.nio.file.Path;
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

  private final PipelineSettings settings;
  private final Ports ports;
  private final Announcements announcements;
  private final Map<Service, SupervisedProcess> processes = new EnumMap<>(Service.class);
  private boolean closed;

  Services(
      PipelineSettings settings,
      Ports ports,
      ServiceCommand commands,
      ScheduledExecutorService scheduler,
      Announcements announcements) {
    this.settings = settings;
    this.ports = ports;
    this.announcements = announcements;
    for (Service service : Service.values()) {
      processes.put(
          service,
          new SupervisedProcess(
              service.toString(),
              () -> launch(service, commands),
              scheduler,
              announcements::note,
              process -> tellWhenReady(service, process),
              InstantSource.system()));
    }
  }

  /** Where an earlier run's process is remembered. */
  static Path pidFile(PipelineSettings settings, Service service) {
    return settings.serviceDirectory(service).resolve("pid");
  }

  /**
   * Starts a service, waits until it is ready, and supervises it from then on.
   *
   * @throws IllegalStateException with the end of its log if it does not come up
   */
  void start(Service service) {
    long begin = System.nanoTime();
    announcements.starting(service.toString());
    readiness(service).await(begin(service));
    process(service).supervise();
    announcements.ready(service.toString(), Duration.ofNanos(System.nanoTime() - begin));
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
    return URI.create("http://127.0.0.1:" + ports.of(service));
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

  private ChildProcess launch(Service service, ServiceCommand commands) {
    Path directory = settings.serviceDirectory(service);
    return ChildProcess.start(
        commands.of(service), directory, console(service), pidFile(settings, service));
  }

  private void tellWhenReady(Service service, ChildProcess process) {
    long begin = System.nanoTime();
    Thread.startVirtualThread(() -> {
      try {
        readiness(service).await(process);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        announcements.note(Announcements.readyAgain(service.toString(), took));
      } catch (IllegalStateException e) {
        // That it has ended is told by who starts it again.
        if (process.isAlive()) {
          announcements.note(String.valueOf(e.getMessage()));
        }
      }
    });
  }

  private Readiness readiness(Service service) {
    return new Readiness(service, address(service), settings.log(service), console(service));
  }

  private Path console(Service service) {
    return settings.serviceDirectory(service).resolve("console.log");
  }
}
