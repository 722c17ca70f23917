package io.jangbu.resilience.cluster;

import static org.awaitility.Awaitility.await;

import io.jangbu.testkit.kafka.BrokerTuning;
import io.jangbu.testkit.kafka.LocalKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;

/** Three brokers that keep each record three times. */
public final class Brokers implements AutoCloseable {

  public static final int COUNT = 3;

  /**
   * Local brokers are usually stopped all at once, and are set up for that. These are restarted one
   * by one, as in production, where a broker hands over what it leads before it ends.
   */
  private static final BrokerTuning SMALL =
      new BrokerTuning(
          List.of("-Xms192m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
          Map.of("controlled.shutdown.enable", "true"),
          Map.of());

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final LocalKafka kafka;
  private final Admin admin;

  private Brokers(LocalKafka kafka) {
    this.kafka = kafka;
    this.admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  /** Starts them, and returns when all of them serve. */
  static Brokers start(Path directory) {
    return new Brokers(LocalKafka.start(directory, List.of(0, 0, 0), SMALL));
  }

  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** An admin client. */
  public Admin admin() {
    return admin;
  }

  /** The broker that leads the most partitions, from 0. */
  public int leader() {
    Map<Integer, Long> led =
        partitions().stream()
            .map(TopicPartitionInfo::leader)
            .filter(node -> node != null && !node.isEmpty())
            .collect(Collectors.groupingBy(Node::id, Collectors.counting()));
    return IntStream.range(0, COUNT)
        .boxed()
        .max(Comparator.comparing(i -> led.getOrDefault(nodeId(i), 0L)))
        .orElseThrow();
  }

  /** Ends it as a power cut would (SIGKILL). */
  public void kill(int broker) {
    kafka.kill(broker);
  }

  /** Stops it in good order if it runs, starts it, and waits until it serves. */
  public void restart(int broker) {
    kafka.restart(broker);
  }

  /** Ends all of them in the same instant (SIGKILL). */
  void killAll() {
    kafka.killAll();
  }

  /** Starts those that do not run, and returns when all serve. */
  void heal() {
    kafka.restartDead();
  }

  /** The broker that is the active controller, from 0. */
  public int controller() {
    int leader = asked(admin -> admin.describeMetadataQuorum().quorumInfo().get().leaderId());
    return leader - nodeId(0);
  }

  /** Waits until every copy of every partition is up to date: now one may be away again. */
  public void awaitInSync() {
    await("all copies are in sync")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(() ->
            partitions().stream()
                .allMatch(partition -> partition.isr().size() == partition.replicas().size()));
  }

  private List<TopicPartitionInfo> partitions() {
    return asked(
            admin -> {
              var names =
                  admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
              return admin.describeTopics(names).allTopicNames().get().values();
            })
        .stream()
        .map(TopicDescription::partitions)
        .flatMap(Collection::stream)
        .toList();
  }

  /** A question to the admin client. */
  @FunctionalInterface
  public interface Question<T> {
    T ask(Admin admin) throws ExecutionException, InterruptedException;
  }

  /** The answer to a question. */
  public <T> T asked(Question<T> question) {
    try {
      return question.ask(admin);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  static int nodeId(int broker) {
    return broker + 1;
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
    // The last one of them would wait for somebody to hand over to.
    IntStream.range(0, COUNT).filter(kafka::isAlive).forEach(kafka::kill);
    kafka.close();
  }
}
