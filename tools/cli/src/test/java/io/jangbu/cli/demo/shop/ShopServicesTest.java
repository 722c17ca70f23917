package io.jangbu.cli.demo.shop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jangbu.cli.options.AccessToken;
import io.jangbu.cli.options.CannotStartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a service that answers as it is told, the last answer for ever. */
@Timeout(30)
class ShopServicesTest {

  /** In place of a status: the connection is closed without an answer. */
  private static final int NOTHING = 0;

  private final Command command =
      new Command("/carts/c-1/removals", Map.of("sku", "ink"), UUID.randomUUID(), "s-1");
  private final Queue<Integer> statuses = new ArrayDeque<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private URI address;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void sendACommandAgainUnderItsKeyUntilItHasAnOutcome() throws Exception {
    statuses.addAll(List.of(503, NOTHING, 504, 429, 200));

    try (ShopServices services = services(Duration.ofSeconds(20))) {
      assertThat(services.post(command).isAccepted()).isTrue();
    }

    assertThat(keys).hasSizeGreaterThanOrEqualTo(5).containsOnly(command.id().toString());
  }

  @Test
  void takeARejectionForTheOutcomeThatItIs() throws Exception {
    statuses.add(409);

    try (ShopServices services = services(Duration.ofSeconds(20))) {
      assertThat(services.post(command).code()).isEqualTo("CODE");
    }

    assertThat(keys).hasSize(1);
  }

  @Test
  void giveUpWhenNobodyTakesItInTime() {
    statuses.add(503);

    try (ShopServices services = services(Duration.ofMillis(200))) {
      assertThatThrownBy(() -> services.post(command))
          .isInstanceOf(GivenUpException.class)
          .hasMessageStartingWith("POST /carts/c-1/removals: no answer for 0 s (503 CODE");
    }

    assertThat(keys).hasSizeGreaterThan(1).containsOnly(command.id().toString());
  }

  @Test
  void sayWhichOfThemIsMissing() {
    server.stop(0);

    try (ShopServices services = services(Duration.ofSeconds(20))) {
      assertThatThrownBy(services::require)
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining("No command service answers at " + address)
          .hasMessageContaining("--command-service names another address");
    }
  }

  private ShopServices services(Duration timeout) {
    return new ShopServices(address, address, AccessToken.none(), timeout);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
    int status = statuses.size() > 1 ? statuses.remove() : statuses.element();
    if (status == NOTHING) {
      exchange.close();
      return;
    }
    byte[] body = "{\"code\":\"CODE\"}".getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
