package io.jangbu.testkit.kafka;

import java.util.List;
import java.util.Map;

/**
 * How brokers run.
 *
 * @param jvmFlags for the heap, the collector and the compiler
 * @param settings of {@code server.properties}, over those that they have here
 * @param clients what a client must be set to so that such brokers let it in; empty unless the
 *     settings ask for it
 */
public record BrokerTuning(
    List<String> jvmFlags, Map<String, String> settings, Map<String, String> clients) {

  public BrokerTuning {
    jvmFlags = List.copyOf(jvmFlags);
    settings = Map.copyOf(settings);
    clients = Map.copyOf(clients);
  }

  /** The usual ones, to which clients come by TLS or with a password. */
  public static BrokerTuning secured(Map<String, String> settings, Map<String, String> clients) {
    return new BrokerTuning(usual().jvmFlags(), settings, clients);
  }

  /** As Kafka's own scripts start one, with less memory. */
  static BrokerTuning usual() {
    return new BrokerTuning(
        List.of("-Xms256m", "-Xmx512m", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20"),
        Map.of(),
        Map.of());
  }
}
