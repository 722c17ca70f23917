package io.jangbu.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.jangbu.cli.SampleProducts.SampleProduct;
import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.cli.pipeline.RecordedNotes;
import io.jangbu.cli.pipeline.RunningPipeline;
import io.jangbu.localservices.Service;
import io.jangbu.systemtests.endtoend.HttpService;
import io.jangbu.testkit.kafka.process.LoopbackPorts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningPipeline.class)
class SampleProductsTest {

  private final SampleProduct brush = new SampleProduct("brush-" + UUID.randomUUID(), "Brush", 7);
  private final List<String> notes = new ArrayList<>();

  @Test
  void arePutInOnceHoweverOftenItIsTried(LocalPipeline pipeline) {
    putIn(pipeline);
    commands(pipeline)
        .post("/products/" + brush.sku() + "/reservations", "{\"orderId\":\"o-1\",\"quantity\":2}");

    putIn(pipeline);

    assertThat(notes).isEmpty();
    JsonNode product = views(pipeline).json("/products/" + brush.sku() + "?minVersion=3");
    assertThat(product.path("version").asLong()).isEqualTo(3);
    assertThat(product.path("name").asString()).isEqualTo("Brush");
    assertThat(product.path("onHand").asLong()).isEqualTo(7);
    assertThat(product.path("available").asLong()).isEqualTo(5);
  }

  @Test
  void getTheirStockAlsoWhenAnEarlierRunWasCutOff(LocalPipeline pipeline) {
    commands(pipeline)
        .post("/products", "{\"sku\":\"%s\",\"name\":\"Brush\"}".formatted(brush.sku()));

    putIn(pipeline);

    assertThat(
            views(pipeline)
                .json("/products/" + brush.sku() + "?minVersion=2")
                .path("onHand")
                .asLong())
        .isEqualTo(7);
  }

  @Test
  void includeTheInkOfTheFirstOrderAndSomethingThatRunsLow() {
    assertThat(SampleProducts.ALL).extracting(SampleProduct::sku).contains("ink");
    assertThat(SampleProducts.ALL).anyMatch(product -> product.quantity() < 10);
  }

  @Test
  void areMissedWithAWordWhenNobodyListens() {
    putIn(URI.create("http://127.0.0.1:" + LoopbackPorts.free()));

    assertThat(notes)
        .singleElement()
        .asString()
        .startsWith("The sample products are not all there: ");
  }

  @Test
  void areMissedWithAWordWhenTheyAreNotTaken() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/products",
        exchange -> {
          byte[] body = "{\"code\":\"UNAVAILABLE\"}".getBytes(UTF_8);
          exchange.sendResponseHeaders(503, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      putIn(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    } finally {
      server.stop(0);
    }

    assertThat(notes).singleElement().asString().endsWith("/products answered 503 UNAVAILABLE");
  }

  private void putIn(LocalPipeline pipeline) {
    putIn(pipeline.address(Service.COMMAND));
  }

  private void putIn(URI commands) {
    new SampleProducts(commands).putIn(List.of(brush), new RecordedNotes(notes));
  }

  private static HttpService commands(LocalPipeline pipeline) {
    return new HttpService(pipeline.address(Service.COMMAND));
  }

  private static HttpService views(LocalPipeline pipeline) {
    return new HttpService(pipeline.address(Service.PROJECTION));
  }
}
