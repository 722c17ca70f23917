package io.jangbu.resilience.cluster;

import io.jangbu.localservices.Deployment;
import io.jangbu.localservices.Durability;
import io.jangbu.localservices.Jvm;
import io.jangbu.localservices.Postgres;
import io.jangbu.localservices.Replication;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.localservices.lab.Lab;
import io.jangbu.resilience.context.Context;
import io.jangbu.resilience.context.Waits;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Three brokers, two instances of each service with the settings that are shipped, a database and a
 * carrier. It fits into 8 GiB.
 */
public final class Cluster implements AutoCloseable {

  private static final int INSTANCES = 2;

  /** Small, and quick to start: two processors serve eleven processes. */
  private static final Jvm SMALL = Jvm.quickToStart().with("-Xms96m", "-Xmx320m");

  private final Lab lab;
  private final Brokers brokers;
  private final Postgres postgres;
  private final Carrier carrier;
  private final List<PostgresWire> wires;
  private final List<ServiceInstance> commands;
  private final List<ServiceInstance> projections;
  private final List<ServiceInstance> subscribers;

  private Cluster(Lab lab) {
    this.lab = lab;
    brokers = Brokers.start(lab.directory().resolve("kafka"));
    postgres = lab.postgres("postgres", Durability.FSYNC);
    carrier = Carrier.open(lab.directory().resolve("carrier"));
    wires = instances().mapToObj(_ -> PostgresWire.to(postgres)).toList();
    String bootstrap = brokers.bootstrapServers();
    commands =
        services(
            "command",
            waiting(Deployment.command(bootstrap, Replication.THREE), Waits.ofCommands())
                .with("jangbu.topics.partitions", String.valueOf(Context.PARTITIONS)));
    projections =
        services(
            "projection",
            waiting(Deployment.projection(bootstrap, Replication.THREE), Waits.ofProjections()));
    subscribers =
        instances()
            .mapToObj(i -> lab.service("shipping-" + (i + 1), shipping(bootstrap, wires.get(i))))
            .toList();
  }

  /**
   * Starts everything and returns when all of it is ready.
   *
   * @param home the project's folder, where the services' jars were built
   * @param directory for all data and logs
   */
  public static Cluster start(Path home, Path directory) {
    Cluster cluster = new Cluster(Lab.open(home, directory));
    try {
      // All at once: those that read wait for the topics that the command services make.
      cluster.services().forEach(ServiceInstance::start);
      cluster.services().forEach(ServiceInstance::awaitReady);
      cluster.brokers.awaitInSync();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private static IntStream instances() {
    return IntStream.range(0, INSTANCES);
  }

  private static Deployment waiting(Deployment deployment, Map<String, String> settings) {
    Deployment waiting = deployment;
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      waiting = waiting.with(setting.getKey(), setting.getValue());
    }
    return waiting;
  }

  private List<ServiceInstance> services(String name, Deployment deployment) {
    return instances()
        .mapToObj(i -> lab.service(name + "-" + (i + 1), deployment.in(SMALL)))
        .toList();
  }

  private Deployment shipping(String bootstrap, PostgresWire wire) {
    return Deployment.shipping(bootstrap, postgres, carrier.url())
        .with("spring.datasource.url", wire.jdbcUrl())
        .in(SMALL);
  }

  public Brokers brokers() {
    return brokers;
  }

  public Postgres postgres() {
    return postgres;
  }

  public Carrier carrier() {
    return carrier;
  }

  public List<ServiceInstance> commands() {
    return commands;
  }

  public List<ServiceInstance> projections() {
    return projections;
  }

  public List<ServiceInstance> subscribers() {
    return subscribers;
  }

  /** What lies between a subscriber and the database. */
  public PostgresWire wireOf(ServiceInstance subscriber) {
    return wires.get(subscribers.indexOf(subscriber));
  }

  /** All instances of all services. */
  public List<ServiceInstance> services() {
    return Stream.of(commands, projections, subscribers).flatMap(List::stream).toList();
  }

  /**
   * Starts what does not run, and returns when it is ready: whatever went wrong before, the next
   * scenario finds all of it.
   */
  public void heal() {
    brokers.heal();
    if (!postgres.isAlive()) {
      postgres.stop();
    }
    postgres.start();
    carrier.comeBack();
    List<ServiceInstance> dead = services().stream().filter(service -> !service.isAlive()).toList();
    dead.forEach(ServiceInstance::start);
    dead.forEach(ServiceInstance::awaitReady);
  }

  /** Ends every process in the same instant (SIGKILL). The carrier is somebody else's. */
  public void killAll() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.execute(brokers::killAll);
      threads.execute(postgres::kill);
      services().forEach(service -> threads.execute(service::kill));
    }
  }

  /** Where all of it is reached. */
  public Addresses addresses() {
    return new Addresses(
        brokers.bootstrapServers(),
        addresses(commands),
        addresses(projections),
        addresses(subscribers),
        postgres.jdbcUrl(),
        postgres.password());
  }

  private static List<URI> addresses(List<ServiceInstance> services) {
    return services.stream().map(ServiceInstance::address).toList();
  }

  /** Ends everything at once: what it was for is over. */
  @Override
  public void close() {
    services().stream().filter(ServiceInstance::isAlive).forEach(ServiceInstance::kill);
    wires.forEach(PostgresWire::close);
    carrier.close();
    brokers.close();
    lab.close();
  }
}
