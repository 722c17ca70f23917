package io.jangbu.systemtests.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.InventoryEvent.ProductRegistered;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockChanged;
import io.jangbu.systemtests.endtoend.HttpService;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is shown of products over HTTP, held to their events. */
final class ProductViews {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int PAGE = 1_000;

  private record SeenProduct(
      String sku,
      long version,
      String name,
      long onHand,
      long reserved,
      long available,
      Instant updatedAt) {}

  private record SeenEvent(
      String id,
      long version,
      String type,
      Instant occurredAt,
      Instant recordedAt,
      String correlationId,
      String causationId,
      JsonNode data) {}

  private final HttpService service;

  ProductViews(URI service) {
    this.service = new HttpService(service);
  }

  /** The product is as its last event says, and its history is the stream. */
  void assertShows(List<EventEnvelope<InventoryEvent>> stream) {
    String product = "/products/" + stream.getFirst().streamId();
    HttpResponse<String> answer = service.get(product + "?minVersion=" + stream.size());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"" + stream.size() + "\"");
    assertThat(JSON.readValue(answer.body(), SeenProduct.class)).isEqualTo(product(stream));
    assertThat(history(product, stream.size()))
        .isEqualTo(stream.stream().map(ProductViews::event).toList());
  }

  /** The list has those products that have less available, the fewest first. */
  void assertListsBelow(long bound, Collection<List<EventEnvelope<InventoryEvent>>> streams) {
    List<SeenProduct> listed =
        service.all("/products?availableBelow=" + bound + "&limit=3", "products").stream()
            .map(product -> JSON.treeToValue(product, SeenProduct.class))
            .toList();
    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            streams.stream()
                .map(ProductViews::product)
                .filter(product -> product.available() < bound)
                .toList());
    assertThat(listed).extracting(SeenProduct::available).isSorted();
  }

  private List<SeenEvent> history(String product, int events) {
    List<SeenEvent> seen = new ArrayList<>();
    for (int from = 1; from <= events; from += PAGE) {
      JsonNode page = service.json("%s/events?from=%d&limit=%d".formatted(product, from, PAGE));
      page.path("events").forEach(event -> seen.add(JSON.treeToValue(event, SeenEvent.class)));
    }
    return seen;
  }

  private static SeenProduct product(List<EventEnvelope<InventoryEvent>> stream) {
    EventEnvelope<InventoryEvent> last = stream.getLast();
    String name = ((ProductRegistered) stream.getFirst().payload()).name();
    return switch (last.payload()) {
      case ProductRegistered _ -> seen(last, name, 0, 0, 0);
      case StockChanged level ->
          seen(last, name, level.onHand(), level.reserved(), level.available());
    };
  }

  private static SeenProduct seen(
      EventEnvelope<InventoryEvent> last, String name, long onHand, long reserved, long available) {
    return new SeenProduct(
        last.streamId(), last.version(), name, onHand, reserved, available, last.recordedAt());
  }

  /** Its payload by way of text, as it comes: numbers are of the same kind then. */
  private static SeenEvent event(EventEnvelope<InventoryEvent> event) {
    return new SeenEvent(
        event.id().toString(),
        event.version(),
        event.type(),
        event.occurredAt(),
        event.recordedAt(),
        event.correlationId(),
        event.causationId(),
        JSON.readTree(JSON.writeValueAsString(event.payload())));
  }
}
