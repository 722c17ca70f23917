package io.jangbu.testkit.kafka;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The {@code server.properties} of one node that is broker and controller at once.
 *
 * <p>The controllers are a static quorum, which keeps no address in its data: their ports may be
 * others at every start.
 */
final class BrokerSettings {

  private static final int LARGEST_RECORD_BYTES = 4 << 20;
  private static final int INTERNAL_PARTITIONS = 4;

  private BrokerSettings() {}

  /**
   * @param index of this broker, from 0
   * @param ports where the clients connect, one per broker
   * @param controllerPorts where the controllers talk, one per broker
   */
  static Properties of(
      int index, List<Integer> ports, List<Integer> controllerPorts, Path dataDirectory) {
    int replication = Math.min(3, ports.size());
    int minInsync = Math.max(1, replication - 1);
    String quorum =
        IntStream.range(0, ports.size())
            .mapToObj(i -> nodeId(i) + "@127.0.0.1:" + controllerPorts.get(i))
            .collect(Collectors.joining(","));
    String client = "PLAINTEXT://127.0.0.1:" + ports.get(index);

    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", nodeId(index));
    settings.put("listeners", client + ",CONTROLLER://127.0.0.1:" + controllerPorts.get(index));
    settings.put("advertised.listeners", client);
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("controller.quorum.voters", quorum);
    settings.put("log.dirs", dataDirectory.toString());

    settings.put("auto.create.topics.enable", false);
    settings.put("default.replication.factor", replication);
    settings.put("min.insync.replicas", minInsync);
    settings.put("offsets.topic.replication.factor", replication);
    settings.put("offsets.topic.num.partitions", INTERNAL_PARTITIONS);
    settings.put("transaction.state.log.replication.factor", replication);
    settings.put("transaction.state.log.min.isr", minInsync);
    settings.put("transaction.state.log.num.partitions", INTERNAL_PARTITIONS);
    settings.put("share.coordinator.state.topic.replication.factor", replication);
    settings.put("share.coordinator.state.topic.min.isr", minInsync);
    settings.put("share.coordinator.state.topic.num.partitions", INTERNAL_PARTITIONS);
    settings.put("message.max.bytes", LARGEST_RECORD_BYTES);
    settings.put("replica.fetch.max.bytes", LARGEST_RECORD_BYTES);

    // A broker reads all of this topic before its groups may go on, and the newest segment is never
    // compacted (100 MiB by default). After a crash it has about a second: Kafka 4.4.0 then takes
    // the end of a loading that was broken off for the end of the loading that followed.
    settings.put("offsets.topic.segment.bytes", 1 << 20);
    // Kafka's default of 6 s is the most of what a killed instance costs.
    settings.put("group.min.session.timeout.ms", 1_000);
    // A group of one need not wait for others to join.
    settings.put("group.initial.rebalance.delay.ms", 0);
    // All nodes stop together here: the last ones would wait minutes for a controller's leave.
    settings.put("controlled.shutdown.enable", ports.size() == 1);
    // The default takes 128 MiB of the heap at start.
    settings.put("log.cleaner.dedupe.buffer.size", 16 << 20);
    // A dead controller is missed after 1 s and the next one elected within about another, and that
    // gives up a dead broker after 2 s. Together this ends before a transaction of the services
    // times out (5 s): the end of a transaction that waits so long for a dead broker's copy is
    // taken up again only when another one ends, or a request times out.
    settings.put("controller.quorum.fetch.timeout.ms", 1_000);
    // One that is alone has nobody to go on without it: a pause of its own must not cost it its
    // leaderships, for then markers of transactions are lost.
    settings.put("broker.session.timeout.ms", ports.size() > 1 ? 2_000 : 4_000);
    settings.put("broker.heartbeat.interval.ms", 500);
    // That request's: 30 s by default. Forwarded requests of administrators wait for it, too, and
    // making many topics takes seconds.
    settings.put("request.timeout.ms", 10_000);
    // What a producer asks for by default. One that dies holds up the readers for no longer; by
    // default brokers allow 15 minutes.
    settings.put("transaction.max.timeout.ms", 60_000);
    // Kafka's default, on purpose. After a crash it must not come before the partitions have
    // leaders again: Kafka 4.3 and 4.4 count a transaction that is aborted then as ended, and it
    // stays open for ever in the partitions that had none.
    settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", 10_000);
    // How soon it looks again whether the last transaction's markers stand, before the next one may
    // begin: 20 ms by default, which a writer that commits often would wait each time.
    settings.put("add.partitions.to.txn.retry.backoff.ms", 1);
    settings.replaceAll((_, value) -> value.toString());
    return settings;
  }

  static int nodeId(int index) {
    return index + 1;
  }
}
