package io.jangbu.cli;

import io.jangbu.cli.pipeline.Announcements;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A few products with stock, so that the first look at the inventory is not empty. They are put in
 * as anyone would, over HTTP.
 *
 * <p>What is there already stays as it is, for ever: a product is registered once, and its stock
 * comes in only at version 1. So this may run again at each start, and a run that was cut off is
 * completed by the next. Idempotency keys would not do: they hold for 7 days.
 */
final class SampleProducts {

  private static final String WHAT = "sample products";
  private static final String REGISTERED = "1";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * One of them.
   *
   * @param quantity the pieces that come in, at least 1
   */
  record SampleProduct(String sku, String name, long quantity) {}

  static final List<SampleProduct> ALL =
      List.of(
          new SampleProduct("ink", "Ink, black, 50 ml", 120),
          new SampleProduct("paper", "Mulberry paper, 100 sheets", 60),
          new SampleProduct("ledger", "Ledger, bound, 200 pages", 25),
          new SampleProduct("brush", "Brush, goat hair", 7),
          new SampleProduct("inkstone", "Inkstone", 2));

  private final URI commands;
  private final JsonMapper json = JsonMapper.shared();

  /**
   * Puts products in by that service.
   *
   * @param commands where the command service listens
   */
  SampleProducts(URI commands) {
    this.commands = commands;
  }

  /** Never fails: says what went wrong, and the next start tries again. */
  void putIn(List<SampleProduct> products, Announcements announcements) {
    long begin = System.nanoTime();
    announcements.starting(WHAT);
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      for (SampleProduct product : products) {
        putIn(product, http);
      }
      announcements.ready(WHAT, Duration.ofNanos(System.nanoTime() - begin));
    } catch (IOException e) {
      announcements.note("The %s are not all there: %s".formatted(WHAT, e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void putIn(SampleProduct product, HttpClient http)
      throws IOException, InterruptedException {
    unlessThereAlready(
        "PRODUCT_EXISTS",
        http.send(
            post("/products", Map.of("sku", product.sku(), "name", product.name())).build(),
            BodyHandlers.ofString()));
    unlessThereAlready(
        "VERSION_CONFLICT",
        http.send(
            post("/products/" + product.sku() + "/receipts", Map.of("quantity", product.quantity()))
                .header("If-Match", '"' + REGISTERED + '"')
                .build(),
            BodyHandlers.ofString()));
  }

  private HttpRequest.Builder post(String path, Map<String, Object> body) {
    return HttpRequest.newBuilder(commands.resolve(path))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json.writeValueAsString(body)));
  }

  private void unlessThereAlready(String code, HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() / 100 != 2 && !code.equals(code(answer))) {
      throw new IOException(
          "%s answered %d %s".formatted(answer.uri(), answer.statusCode(), code(answer)));
    }
  }

  private String code(HttpResponse<String> answer) {
    try {
      return json.readTree(answer.body()).path("code").asString("");
    } catch (JacksonException _) {
      return "";
    }
  }
}
