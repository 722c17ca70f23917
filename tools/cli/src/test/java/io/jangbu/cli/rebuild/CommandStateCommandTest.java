package io.jangbu.cli.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** Against stand-ins that are a step further each time they are asked. */
class CommandStateCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<StandIn> standIns = new ArrayList<>();

  @AfterEach
  void stop() {
    standIns.forEach(StandIn::close);
  }

  @Test
  void followsEveryInstanceUntilEveryPartitionIsRebuilt() throws Exception {
    StandIn one = standIn(2, 0);
    StandIn other = standIn(4, 1);

    assertThat(run("--command-service", one.url(), "--command-service", other.url() + "/"))
        .isZero();

    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches("orders +2 +20 +200 +\\d+\\.\\d"))
        .contains("The command state is what the events say.");
    assertThat(one.ids).isNotEmpty().containsOnly(one.ids.getFirst());
    assertThat(other.ids).containsOnly(one.ids.getFirst());
  }

  @Test
  void asksAnInstanceAgainThatWasAwayMeanwhile() throws Exception {
    StandIn away = standIn(6, 0, 1);
    away.awayAt(3);

    assertThat(run("--command-service", away.url())).isZero();

    assertThat(err.toString()).contains("status 503", "answers again");
  }

  @Test
  void tellsWhichPartitionsNobodyHoldsWhenThereIsNoProgress() throws Exception {
    StandIn one = standIn(1, 0);

    assertThat(run("--command-service", one.url(), "--timeout", "1")).isEqualTo(1);

    assertThat(err.toString()).contains("orders [1]", "each instance");
  }

  @Test
  void saysWhoIsOutOfReach() throws Exception {
    String url;
    try (StandIn gone = standIn(1, 0)) {
      url = gone.url();
    }

    assertThat(run("--command-service", url)).isEqualTo(2);

    assertThat(err.toString()).contains("No command service answers at " + url);
  }

  private int run(String... options) {
    List<String> arguments = new ArrayList<>(List.of("command-state"));
    arguments.addAll(List.of(options));
    return new CommandLine(new RebuildCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }

  private StandIn standIn(int asks, int... partitions) throws IOException {
    StandIn standIn = new StandIn(asks, partitions);
    standIns.add(standIn);
    return standIn;
  }

  /** Holds some of the two partitions of orders. */
  private static final class StandIn implements AutoCloseable {
    private final HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final int[] partitions;
    private final int asks;
    private int away;
    private final List<String> ids = new ArrayList<>();

    /** Done when it was asked so many times. */
    StandIn(int asks, int... partitions) throws IOException {
      this.asks = asks;
      this.partitions = partitions;
      server.createContext(
          "/actuator/commandstate",
          exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            ids.add(JsonMapper.shared().readTree(body).path("rebuild").asString());
            byte[] answer = state().getBytes(UTF_8);
            exchange.sendResponseHeaders(ids.size() == away ? 503 : 200, answer.length);
            try (OutputStream to = exchange.getResponseBody()) {
              to.write(answer);
            }
          });
      server.start();
    }

    void awayAt(int ask) {
      away = ask;
    }

    private String state() {
      boolean done = ids.size() >= asks;
      String held =
          String.join(
              ",",
              IntStream.of(partitions)
                  .mapToObj(partition ->
                      """
                      {"partition":%d,"ready":%b,%s"eventsRead":100,"offsetsRead":%d,
                       "offsetsInAll":100,"streams":10,"more":"of a later release"}\
                      """
                          .formatted(
                              partition,
                              done,
                              done ? "\"rebuild\":\"" + ids.getLast() + "\"," : "",
                              Math.min(100, 100 * ids.size() / asks)))
                  .toList());
      return "{\"contexts\":[{\"context\":\"orders\",\"partitions\":2,\"held\":[" + held + "]}]}";
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
