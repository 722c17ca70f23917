package io.jangbu.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jangbu.localservices.Service;
import io.jangbu.testkit.kafka.process.LoopbackPorts;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void namesEveryBusyPortWhatItIsForAndHowToChangeIt() throws Exception {
    try (ServerSocket one = busy();
        ServerSocket two = busy()) {
      Ports ports = new Ports(one.getLocalPort(), 0, 0, two.getLocalPort(), 0, 0);

      assertThatExceptionOfType(BusyPortsException.class)
          .isThrownBy(ports::resolve)
          .withMessageContaining("port " + one.getLocalPort() + " is busy: Kafka")
          .withMessageContaining("--kafka-port")
          .withMessageContaining("port " + two.getLocalPort() + " is busy: views")
          .withMessageContaining("--projection-port")
          .withMessageNotContaining("PostgreSQL");
    }
  }

  @Test
  void refusesOnePortForTwoUses() {
    int port = LoopbackPorts.free();

    assertThatExceptionOfType(BusyPortsException.class)
        .isThrownBy(new Ports(0, 0, port, port, 0, 0)::resolve)
        .withMessageContaining("--command-port")
        .withMessageContaining("--projection-port");
  }

  @Test
  void takesFreePortsForZeroAndLeavesKafkaItsOwn() {
    Ports ports = Ports.FREE.resolve();

    assertThat(ports.kafka()).isZero();
    assertThat(ports.command()).isPositive();
    assertThat(ports.of(Service.SHIPPING)).isPositive().isEqualTo(ports.shipping());
  }

  private static ServerSocket busy() throws Exception {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
