package io.jangbu.localkafka;

import java.util.List;
import java.util.Map;

/**
 * How brokers run.
 *
 * @param jvmFlags for the heap, the collector and the compiler
 * @param settings of {@code server.properties}, over those that they have here
 */
public record BrokerTuning(List<String> jvmFlags, Map<String, String> settings) {

  public BrokerTuning {
    jvmFlags = List.copyOf(jvmFlags);
    settings = Map.copyOf(settings);
  }

  /** As Kafka's own scripts start one, with less memory. */
  static BrokerTuning usual() {
    return new BrokerTuning(
        List.of("-Xms256m", "-Xmx512m", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20"), Map.of());
  }
}
