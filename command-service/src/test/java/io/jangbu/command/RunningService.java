package io.jangbu.command;

import static org.awaitility.Awaitility.await;

import io.jangbu.command.engine.CommandStreams;
import io.jangbu.shop.command.CommandService;
import io.jangbu.testkit.hosts.KafkaHost;
import io.jangbu.testkit.routes.MappedRoutes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The command service in this JVM, on a free port, at a real broker. */
public final class RunningService implements AutoCloseable {

  private final ConfigurableApplicationContext spring;

  private RunningService(ConfigurableApplicationContext spring) {
    this.spring = spring;
  }

  /** On the broker; topics are told apart by the ids in them if others use it too. */
  public static RunningService start(KafkaHost broker, Path state, String... more) {
    return start(broker.bootstrapServers(), state, more);
  }

  /** The same on the broker with that address. */
  public static RunningService start(String bootstrapServers, Path state, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                "--server.address=127.0.0.1",
                "--jangbu.topics.partitions=4",
                "--jangbu.topics.replication-factor=1",
                "--jangbu.topics.min-insync-replicas=1",
                "--jangbu.state-directory=" + state));
    arguments.addAll(Arrays.asList(more));
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--server.port="))) {
      arguments.add("--server.port=0");
    }
    RunningService service =
        new RunningService(
            new SpringApplicationBuilder(CommandService.class)
                .run(arguments.toArray(String[]::new)));
    Http http = new Http(service.url());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> http.get("/actuator/health/readiness").status() == 200);
    return service;
  }

  public String url() {
    return "http://127.0.0.1:" + spring.getEnvironment().getRequiredProperty("local.server.port");
  }

  /** The routes that it has. */
  public Set<String> routes() {
    return MappedRoutes.of(spring);
  }

  /** What its stores can be asked through. */
  public KafkaStreams streams() {
    return spring.getBean(CommandStreams.class).running().orElseThrow();
  }

  /** Commands are still taken, but nothing decides them any more. */
  public void stopDeciding() {
    spring.getBean(CommandStreams.class).stop();
  }

  @Override
  public void close() {
    spring.close();
  }
}
