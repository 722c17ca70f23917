package io.jangbu.localservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jangbu.testkit.kafka.process.LoopbackPorts;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceInstanceTest {

  @TempDir private Path directory;

  @Test
  void isFrozenThawedKilledAndStartedAgain() throws Exception {
    long pid;
    try (ServiceInstance service = projection()) {
      service.start();
      assertThat(service.awaitReady()).isPositive();
      assertThat(service.residentBytes()).isGreaterThan(10L << 20);
      assertThat(service.stateBytes()).isPositive();

      service.freeze();
      assertThatThrownBy(() -> readiness(service)).isInstanceOf(HttpTimeoutException.class);
      service.thaw();
      await().ignoreExceptions().until(() -> readiness(service) == 200);
      assertThatIllegalStateException().isThrownBy(service::wipeState);

      service.kill();
      assertThat(service.isAlive()).isFalse();
      service.wipeState();
      assertThat(service.stateDirectory()).doesNotExist();
      service.start();
      service.awaitReady();

      // It is to be gone all the same.
      service.freeze();
      pid = service.pid();
    }
    assertThat(ProcessHandle.of(pid)).isEmpty();
  }

  @Test
  void isStoppedInGoodOrder() throws Exception {
    try (ServiceInstance service = projection()) {
      service.start();
      service.awaitReady();

      assertThat(service.stop()).isTrue();
      assertThat(service.isAlive()).isFalse();
    }
  }

  @Test
  void getsItsAddressItsIdentityAndItsSettings() throws Exception {
    try (ServiceInstance service = projection()) {
      service.start();
      service.awaitReady();

      assertThat(Files.readAllLines(service.stateDirectory().resolve("arguments")))
          .contains(
              "--server.address=127.0.0.1",
              "--server.port=" + service.address().getPort(),
              "--logging.file.name=" + service.log(),
              "--jangbu.instance-id=one",
              "--jangbu.advertised-address=127.0.0.1:" + service.address().getPort(),
              "--spring.kafka.bootstrap-servers=127.0.0.1:1",
              "--spring.kafka.streams.replication-factor=1");
    }
  }

  @Test
  void saysWhyItEndedWhileItStarted() throws Exception {
    StandInService.deploy(directory, Service.COMMAND);
    Deployment deployment =
        Deployment.command("127.0.0.1:1", Replication.NONE).with(StandInService.ENDS, "at once");
    try (ServiceInstance service = instance(deployment)) {
      service.start();

      assertThatIllegalStateException()
          .isThrownBy(service::awaitReady)
          .withMessageContaining("command-service ended while it started")
          .withMessageEndingWith("it ends");
    }
  }

  private ServiceInstance projection() throws IOException {
    StandInService.deploy(directory, Service.PROJECTION);
    return instance(Deployment.projection("127.0.0.1:1", Replication.NONE));
  }

  private ServiceInstance instance(Deployment deployment) {
    return new ServiceInstance(
        new Installation(
            "one",
            deployment.in(Jvm.quickToStart()),
            ServiceJar.in(directory, deployment.service()),
            directory.resolve("one"),
            LoopbackPorts.free(),
            directory.resolve("one.log")));
  }

  private static int readiness(ServiceInstance service) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(service.address().resolve("/actuator/health/readiness"))
            .timeout(Duration.ofSeconds(1))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
