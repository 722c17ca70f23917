package io.jangbu.localservices;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a service is started with: the settings that we ship, but for where the others are.
 *
 * @param settings by Spring's names; they win over those of the jar
 * @param secrets variables of its environment, which no list of processes shows
 */
public record Deployment(
    Service service, Jvm jvm, Map<String, String> settings, Map<String, String> secrets) {

  public Deployment {
    secrets = Map.copyOf(secrets);
    settings = Map.copyOf(settings);
  }

  /** A command service, which makes the topics: 12 partitions each, so often replicated. */
  public static Deployment command(String bootstrapServers, Replication replication) {
    return of(
        Service.COMMAND,
        Map.of(
            "spring.kafka.bootstrap-servers", bootstrapServers,
            "jangbu.topics.replication-factor", String.valueOf(replication.factor()),
            "jangbu.topics.min-insync-replicas", String.valueOf(replication.minInsync())));
  }

  /** A projection service. */
  public static Deployment projection(String bootstrapServers, Replication replication) {
    return of(
        Service.PROJECTION,
        Map.of(
            "spring.kafka.bootstrap-servers",
            bootstrapServers,
            "spring.kafka.streams.replication-factor",
            String.valueOf(replication.factor())));
  }

  /** A shipping subscriber, with its database, which has been started once, and its carrier. */
  public static Deployment shipping(String bootstrapServers, Postgres postgres, URI carrier) {
    return new Deployment(
        Service.SHIPPING,
        Jvm.deployed(),
        Map.of(
            "spring.kafka.bootstrap-servers",
            bootstrapServers,
            "spring.datasource.url",
            postgres.jdbcUrl(),
            "spring.datasource.username",
            Postgres.USER,
            "jangbu.carrier.url",
            carrier.toString()),
        Map.of("SPRING_DATASOURCE_PASSWORD", postgres.password()));
  }

  private static Deployment of(Service service, Map<String, String> settings) {
    return new Deployment(service, Jvm.deployed(), settings, Map.of());
  }

  /** The same with another setting. */
  public Deployment with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(settings);
    more.put(name, value);
    return new Deployment(service, jvm, more, secrets);
  }

  /** The same in another JVM. */
  public Deployment in(Jvm other) {
    return new Deployment(service, other, settings, secrets);
  }

  List<String> arguments() {
    return settings.entrySet().stream()
        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
        .toList();
  }
}
