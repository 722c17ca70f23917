package io.jangbu.testkit.kafka;

import io.jangbu.testkit.kafka.process.ChildProcess;
import io.jangbu.testkit.kafka.process.DirectoryLock;
import io.jangbu.testkit.kafka.process.LoopbackPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Real KRaft brokers on this machine, each a JVM of its own with Kafka's production main class, so
 * that one can be killed with -9 like a real one.
 *
 * <p>They listen on the loopback address alone. Their data and their ports stay in the directory
 * from one start to the next. They end with this JVM, however that ends; {@link #close} stops them
 * in good order before.
 */
public final class LocalKafka implements AutoCloseable {

  private final DirectoryLock lock;
  private final List<Integer> ports;
  private final List<Broker> brokers;

  private LocalKafka(DirectoryLock lock, List<Integer> ports, List<Broker> brokers) {
    this.lock = lock;
    this.ports = ports;
    this.brokers = brokers;
  }

  /** One broker, on a free port. */
  public static LocalKafka start(Path directory) {
    return start(directory, List.of(0));
  }

  /**
   * One broker per port, each also a controller. Returns when all of them serve.
   *
   * @param ports 0 takes a free one, and the same at a later start in the same directory
   * @throws IllegalStateException if a port is busy (it is named), if a broker does not start (with
   *     the last lines of its log), if another process uses the directory, or if it has a name that
   *     Kafka does not understand
   * @throws java.io.UncheckedIOException if a file or directory cannot be used
   */
  public static LocalKafka start(Path directory, List<Integer> ports) {
    return start(directory, ports, BrokerTuning.usual());
  }

  /** The same, with brokers that run another way. */
  public static LocalKafka start(Path directory, List<Integer> ports, BrokerTuning tuning) {
    Path home = directory.toAbsolutePath().normalize();
    requireUsable(home);
    DirectoryLock lock = DirectoryLock.take(home);
    try {
      ClusterFile cluster = ClusterFile.open(home, ports);
      List<Integer> controllerPorts =
          Stream.generate(LoopbackPorts::free)
              .filter(port -> !cluster.ports().contains(port))
              .distinct()
              .limit(ports.size())
              .toList();
      List<Broker> brokers =
          IntStream.range(0, ports.size())
              .mapToObj(i -> broker(i, home, cluster, controllerPorts, tuning))
              .toList();
      LocalKafka kafka = new LocalKafka(lock, cluster.ports(), brokers);
      kafka.startAll();
      return kafka;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Checks the name of a directory, as {@link #start} does before it makes anything.
   *
   * @throws IllegalStateException if Kafka would keep its data somewhere else
   */
  public static void requireUsable(Path directory) {
    // log.dirs is a list, and Kafka knows no way to write a comma that is none.
    if (directory.toAbsolutePath().toString().indexOf(',') >= 0) {
      throw new IllegalStateException(
          "Kafka does not work in %s, for it takes the comma for the end of the name: name a directory without one"
              .formatted(directory));
    }
  }

  private static Broker broker(
      int index,
      Path home,
      ClusterFile cluster,
      List<Integer> controllerPorts,
      BrokerTuning tuning) {
    int nodeId = BrokerSettings.nodeId(index);
    Path directory = home.resolve("broker-" + nodeId);
    Broker broker = new Broker(nodeId, cluster.ports().get(index), directory, tuning);
    Properties settings =
        BrokerSettings.of(index, cluster.ports(), controllerPorts, directory.resolve("data"));
    settings.putAll(tuning.settings());
    broker.prepare(cluster.clusterId(), settings);
    return broker;
  }

  private void startAll() {
    try {
      brokers.forEach(Broker::start);
      brokers.forEach(Broker::awaitServing);
    } catch (RuntimeException e) {
      stopAll();
      throw e;
    }
  }

  /**
   * Ends brokers that still run in the directory for a JVM that was killed, and so frees their
   * ports.
   */
  public static void endLeftovers(Path directory) {
    Path home = directory.toAbsolutePath().normalize();
    if (Files.isDirectory(home)) {
      try (Stream<Path> nodes = Files.list(home)) {
        nodes
            .map(node -> node.resolve(Broker.PID_FILE))
            .filter(Files::exists)
            .forEach(ChildProcess::endLeftover);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** {@code 127.0.0.1:port,…}, one per broker. */
  public String bootstrapServers() {
    return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
  }

  /**
   * Ends a broker as a power cut would (SIGKILL).
   *
   * @param broker from 0
   */
  public void kill(int broker) {
    brokers.get(broker).kill();
  }

  /**
   * Starts a broker again on its data and its port, and waits until it serves. One that still runs
   * is stopped first.
   *
   * @param broker from 0
   */
  public void restart(int broker) {
    brokers.get(broker).stop();
    brokers.get(broker).start();
    brokers.get(broker).awaitServing();
  }

  /** Ends all brokers in the same instant, as a power cut would end them (SIGKILL). */
  public void killAll() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      brokers.stream().filter(Broker::isAlive).forEach(broker -> threads.execute(broker::kill));
    }
  }

  /**
   * Starts all brokers that do not run, and waits until they serve. None of them waits for another
   * that is not started yet: a majority of them must run before any can serve.
   */
  public void restartDead() {
    List<Broker> dead = brokers.stream().filter(broker -> !broker.isAlive()).toList();
    dead.forEach(Broker::start);
    dead.forEach(Broker::awaitServing);
  }

  /** The process of a broker that runs. */
  public long pid(int broker) {
    return brokers.get(broker).pid();
  }

  public boolean isAlive(int broker) {
    return brokers.get(broker).isAlive();
  }

  /** Stops the brokers, all at the same time. Their data stays. */
  @Override
  public void close() {
    try {
      stopAll();
    } finally {
      lock.close();
    }
  }

  private void stopAll() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      brokers.forEach(broker -> threads.execute(broker::stop));
    }
  }
}
