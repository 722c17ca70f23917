package io.jangbu.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.jangbu.testkit.kafka.process.LoopbackPorts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What is missing is said before anything is done. A whole run is a test of the pipeline. */
@Timeout(60)
class DemoCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "--checkouts, 0",
    "--checkouts, 1000001",
    "--duration, 0",
    "--rate, -1",
    "--rate, NaN",
    "--shoppers, 0",
    "--products, 1001",
    "--seed, -1",
    "--timeout, 0",
    "--checkouts, many"
  })
  void refusesWhatIsOutOfBounds(String option, String value) {
    assertThat(run(option, value)).isEqualTo(2);

    assertThat(err.toString()).contains(option);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void saysWhichServiceIsMissing() {
    String address = "http://127.0.0.1:" + LoopbackPorts.free();

    assertThat(run("--command-service", address)).isEqualTo(2);

    assertThat(err.toString()).startsWith("No command service answers at " + address);
  }

  @Test
  void saysThatTheBrokerIsMissing() throws Exception {
    HttpServer services =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    services.start();
    try {
      String address = "http://127.0.0.1:" + services.getAddress().getPort();
      String broker = "127.0.0.1:" + LoopbackPorts.free();

      assertThat(
              run(
                  "--command-service",
                  address,
                  "--projection-service",
                  address,
                  "--bootstrap-servers",
                  broker))
          .isEqualTo(2);

      assertThat(err.toString()).contains("No Kafka broker answers at " + broker);
    } finally {
      services.stop(0);
    }
  }

  private int run(String... arguments) {
    return new CommandLine(new DemoCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
