package io.jangbu.benchmarks.pipeline;

import io.jangbu.benchmarks.order.Orders;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Orders over HTTP, over connections that stay open. */
final class OrderHttp implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int CREATED = 201;

  private final URI address;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  OrderHttp(URI service) {
    address = service.resolve("/orders");
  }

  /**
   * Opens the nth order and waits for the answer.
   *
   * @throws IOException if it is not that the order was created
   */
  void create(Orders orders, long n) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body(orders, n)))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != CREATED) {
      throw new IOException("answer " + answer.statusCode() + ": " + answer.body());
    }
  }

  private static byte[] body(Orders orders, long n) {
    CreateOrder order = orders.creation(n);
    return JSON.writeValueAsBytes(
        Map.of(
            "orderId", orders.orderId(n),
            "customerId", order.customerId(),
            "currency", order.currency(),
            "lines", order.lines(),
            "shippingFee", order.shippingFee()));
  }

  @Override
  public void close() {
    http.close();
  }
}
