package io.jangbu.cli.pipeline;

import io.jangbu.localservices.Installation;
import io.jangbu.localservices.Postgres;
import io.jangbu.localservices.Service;
import io.jangbu.localservices.carrier.StandInCarrier;
import io.jangbu.testkit.kafka.LocalKafka;
import io.jangbu.testkit.kafka.process.ChildProcess;
import io.jangbu.testkit.kafka.process.DirectoryLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Broker, database, carrier and the three services on this machine, the services as processes of
 * their own from the jars that are deployed.
 *
 * <p>Services, broker and database are supervised: one that dies is started again. They all end
 * with this JVM, however that ends; {@link #close} stops them in good order before, also while
 * {@link #start} still runs on another thread.
 */
public final class LocalPipeline implements AutoCloseable {

  private final PipelineSettings settings;
  private final Ports ports;
  private final DirectoryLock lock;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          8, Thread.ofPlatform().daemon().name("pipeline-", 0).factory());
  private final Announcements announcements;
  private final Part<SupervisedKafka> kafka;
  private final Part<SupervisedPostgres> postgres;
  private final Part<StandInCarrier> carrier;
  private @Nullable Services services;
  private boolean closed;

  private LocalPipeline(
      PipelineSettings settings, Ports ports, DirectoryLock lock, Announcements announcements) {
    this.settings = settings;
    this.ports = ports;
    this.lock = lock;
    this.announcements = announcements;
    kafka =
        new Part<>(
            "Kafka",
            () ->
                SupervisedKafka.start(
                    settings.kafkaDirectory(), ports.kafka(), threads, announcements),
            announcements);
    postgres =
        new Part<>(
            "PostgreSQL",
            () ->
                SupervisedPostgres.start(
                    ports.postgres(),
                    settings.postgresDirectory(),
                    settings.logDirectory().resolve("postgres.log"),
                    threads,
                    announcements),
            announcements);
    carrier =
        new Part<>(
            "stand-in carrier",
            () ->
                StandInCarrier.start(
                    ports.carrier(), settings.carrierDirectory(), settings.carrier()),
            announcements);
  }

  /**
   * Takes the data directory, ends what an earlier, killed run has left there, and checks all
   * ports. Nothing is started yet.
   *
   * @throws IllegalStateException if another pipeline uses the directory, or if it has a name that
   *     the broker or the database cannot work with; nothing is made then
   * @throws UncheckedIOException if the directory cannot be used
   * @throws BusyPortsException if ports are taken
   */
  public static LocalPipeline prepare(PipelineSettings settings, Announcements announcements) {
    LocalKafka.requireUsable(settings.kafkaDirectory());
    Postgres.requireUsable(settings.postgresDirectory());
    Installation.requireUsable(settings.logDirectory());
    DirectoryLock lock = DirectoryLock.take(settings.data());
    try {
      Files.createDirectories(settings.logDirectory());
      settings.integrity().make();
      endLeftovers(settings);
      return new LocalPipeline(settings, settings.ports().resolve(), lock, announcements);
    } catch (IOException e) {
      lock.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Ends what an earlier, killed run has left running on the data directory, whose {@link
   * DirectoryLock lock} the caller holds.
   */
  public static void endLeftovers(PipelineSettings settings) {
    for (Service service : Service.values()) {
      ChildProcess.endLeftover(Installation.pidFile(settings.serviceDirectory(service)));
    }
    ChildProcess.endLeftover(Postgres.pidFile(settings.postgresDirectory()));
    LocalKafka.endLeftovers(settings.kafkaDirectory());
  }

  /**
   * A pipeline that serves.
   *
   * @throws RuntimeException why it does not come up; nothing is left running then
   */
  public static LocalPipeline start(PipelineSettings settings, Announcements announcements) {
    LocalPipeline pipeline = prepare(settings, announcements);
    try {
      pipeline.start();
      return pipeline;
    } catch (RuntimeException e) {
      pipeline.close();
      throw e;
    }
  }

  /**
   * Starts everything and returns when all of it serves.
   *
   * @throws RuntimeException what keeps a part from coming up; {@link #close} stops the others
   */
  public void start() {
    Stream.of(kafka, postgres, carrier).forEach(part -> part.begin(threads));
    Services begun =
        begin(
            new Installations(
                settings,
                ports,
                kafka.get().bootstrapServers(),
                postgres.get().server(),
                carrier.get().url()));
    CompletableFuture<?>[] starts =
        Stream.of(Service.values())
            .map(service -> CompletableFuture.runAsync(() -> begun.start(service), threads))
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(starts).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private synchronized Services begin(Installations installations) {
    if (closed) {
      throw new IllegalStateException("the pipeline is stopping");
    }
    Services begun = new Services(installations, threads, announcements);
    services = begun;
    return begun;
  }

  /** {@code 127.0.0.1:port} of the broker. */
  public String bootstrapServers() {
    return kafka.get().bootstrapServers();
  }

  /** The carrier, which can tell what it has accepted. */
  public StandInCarrier carrier() {
    return carrier.get();
  }

  public String jdbcUrl() {
    return postgres.get().server().jdbcUrl();
  }

  /** Of PostgreSQL's user {@code postgres}. */
  public String databasePassword() {
    return postgres.get().server().password();
  }

  /** Where that password lies for whoever wants to look into the database. */
  public Path databasePasswordFile() {
    return Postgres.passwordFile(settings.postgresDirectory());
  }

  public URI address(Service service) {
    return services().address(service);
  }

  /** The pid of a service, for tests that do to it what life does. */
  public long pid(Service service) {
    return services().pid(service);
  }

  public boolean isAlive(Service service) {
    return services().isAlive(service);
  }

  /** Kills a service with -9 and keeps it down until {@link #restart}. */
  public void kill(Service service) {
    services().kill(service);
  }

  /** Stops a service if it runs, starts it, and waits until it is ready. */
  public void restart(Service service) {
    services().start(service);
  }

  /** Kills the broker with -9; it is started again as it would be for a user. */
  public void killKafka() {
    kafka.get().kill();
  }

  private synchronized Services services() {
    if (services == null) {
      throw new IllegalStateException("the pipeline is not started");
    }
    return services;
  }

  /** Stops the services, then what they stand on. The data stays. */
  @Override
  public void close() {
    Services running;
    synchronized (this) {
      closed = true;
      running = services;
    }
    try {
      if (running != null) {
        running.close();
      }
      carrier.close();
      postgres.close();
      kafka.close();
    } finally {
      threads.shutdownNow();
      lock.close();
    }
  }
}
