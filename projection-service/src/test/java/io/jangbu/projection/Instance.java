package io.jangbu.projection;

import static org.awaitility.Awaitility.await;

import io.jangbu.projection.rollout.LagWatch;
import io.jangbu.projection.rollout.ProjectionVersions;
import io.jangbu.shop.projection.ProjectionService;
import io.jangbu.testkit.routes.MappedRoutes;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The projection service in this JVM, on a port of its own. */
final class Instance implements AutoCloseable {

  private final ConfigurableApplicationContext spring;
  private final Http http;

  private Instance(ConfigurableApplicationContext spring, int port) {
    this.spring = spring;
    this.http = new Http("http://127.0.0.1:" + port);
  }

  /** Starts one, ready or not. {@code application} keeps the tests' changelogs apart. */
  static Instance start(String application, Path state, String... settings) {
    int port = freePort();
    return start(application, state, port, port, settings);
  }

  /** Starts one that the others look for at a port where nobody listens. */
  static Instance startOutOfReach(String application, Path state) {
    return start(application, state, freePort(), freePort());
  }

  private static Instance start(
      String application, Path state, int port, int advertised, String... settings) {
    return new Instance(
        new SpringApplicationBuilder(ProjectionService.class)
            .run(
                Stream.of(arguments(application, state, port, advertised), settings)
                    .flatMap(Stream::of)
                    .toArray(String[]::new)),
        port);
  }

  /** What it is started with, here or as a process. */
  static String[] arguments(String application, Path state, int port, int advertised) {
    return new String[] {
      "--spring.kafka.bootstrap-servers=" + Broker.bootstrapServers(),
      "--spring.kafka.streams.application-id=" + application,
      "--server.port=" + port,
      "--server.address=127.0.0.1",
      "--jangbu.advertised-address=127.0.0.1:" + advertised,
      "--jangbu.state-directory=" + state,
      "--spring.main.banner-mode=off"
    };
  }

  Instance awaitReady() {
    await().atMost(Duration.ofSeconds(60)).until(this::isReady);
    return this;
  }

  boolean isReady() {
    return http.get("/actuator/health/readiness").status() == 200;
  }

  Http http() {
    return http;
  }

  Http.Answer get(String path, String... headers) {
    return http.get(path, headers);
  }

  Http.Answer post(String path, String body) {
    return http.post(path, body);
  }

  /** The routes that it has. */
  Set<String> routes() {
    return MappedRoutes.of(spring);
  }

  /** How many partitions it projects. */
  long projects() {
    return tasks().count();
  }

  /** Which topic each sub-topology reads, of those that it projects. */
  Map<Integer, String> topicsBySubtopology() {
    return tasks()
        .collect(
            Collectors.toMap(
                task -> task.taskId().subtopology(),
                task -> task.topicPartitions().iterator().next().topic(),
                (one, _) -> one));
  }

  private Stream<TaskMetadata> tasks() {
    return spring.getBean(ProjectionVersions.class).answering().stream()
        .flatMap(version -> version.running().stream())
        .flatMap(streams -> streams.metadataForLocalThreads().stream())
        .flatMap(thread -> thread.activeTasks().stream());
  }

  /** Its views get no further until it is resumed. */
  void pause() {
    answering().pause();
  }

  void resume() {
    answering().resume();
  }

  private KafkaStreams answering() {
    return spring
        .getBean(ProjectionVersions.class)
        .answering()
        .flatMap(version -> version.running())
        .orElseThrow();
  }

  /** A gauge of a context's, with what is known now. */
  double lag(String name, String context) {
    spring.getBean(LagWatch.class).look();
    return spring.getBean(MeterRegistry.class).get(name).tag("context", context).gauge().value();
  }

  double gauge(String name) {
    return spring.getBean(MeterRegistry.class).get(name).gauge().value();
  }

  double counter(String name, String... tags) {
    return spring.getBean(MeterRegistry.class).counter(name, tags).count();
  }

  @Override
  public void close() {
    spring.close();
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
