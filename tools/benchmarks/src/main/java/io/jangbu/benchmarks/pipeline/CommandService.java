package io.jangbu.benchmarks.pipeline;

import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.benchmarks.topic.Topics;
import io.jangbu.localservices.Deployment;
import io.jangbu.localservices.Replication;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.testkit.kafka.LocalKafka;
import java.util.List;

/** One command service on one broker, and what is said of it. */
public final class CommandService {

  private CommandService() {}

  /** An instance with the settings that we ship, not started yet. */
  public static ServiceInstance of(Workbench bench, String name, LocalKafka kafka) {
    return of(bench, name, kafka, Replication.NONE);
  }

  private static ServiceInstance of(
      Workbench bench, String name, LocalKafka kafka, Replication replication) {
    return of(bench, name, Deployment.command(kafka.bootstrapServers(), replication));
  }

  private static ServiceInstance of(Workbench bench, String name, Deployment deployment) {
    return bench.lab().service(name, deployment.in(bench.jvm()));
  }

  /** One that is ready, on one broker. */
  public static ServiceInstance start(Workbench bench, String name, LocalKafka kafka) {
    return start(bench, name, kafka, Replication.NONE);
  }

  /** One that is ready. */
  static ServiceInstance start(
      Workbench bench, String name, LocalKafka kafka, Replication replication) {
    return started(bench, of(bench, name, kafka, replication));
  }

  /** One that is ready, on one broker, with another setting than those that we ship. */
  public static ServiceInstance startWith(
      Workbench bench, String name, LocalKafka kafka, String setting, String value) {
    Deployment deployment = Deployment.command(kafka.bootstrapServers(), Replication.NONE);
    return started(bench, of(bench, name, deployment.with(setting, value)));
  }

  private static ServiceInstance started(Workbench bench, ServiceInstance service) {
    bench.now("starting");
    service.start();
    service.awaitReady();
    return service;
  }

  /** What the report says of it. */
  public static List<String> conditions(Workbench bench) {
    return List.of(
        "1 broker, %d partitions, which does not fsync each write; exactly once, RocksDB"
            .formatted(Topics.PARTITIONS),
        "its add.partitions.to.txn.retry.backoff.ms is 1: by default a writer waits up to 20 ms for"
            + " the last transaction's markers",
        "1 command service with the settings that we ship; JVM " + bench.jvm());
  }
}
