package io.jangbu.resilience.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.Snapshot;
import io.jangbu.resilience.checker.Fault.Kind;
import io.jangbu.resilience.context.Context;
import io.jangbu.shop.domain.order.Order;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

class ViewCheckTest {

  private static final String VIEW =
      """
      {"orderId": "o-1", "version": 4, "status": "DELIVERED", "customerId": "ada",
       "currency": "EUR", "lines": [{"sku": "ink", "quantity": 2, "unitPrice": 450}],
       "shippingFee": 100, "total": 1000, "fulfilment": "NONE",
       "payment": {"paymentId": "p", "amount": 1000, "method": "card"},
       "shipment": {"carrier": "carrier", "trackingNumber": "t-1"},
       "createdAt": "2026-11-22T00:00:00Z", "updatedAt": "2026-11-22T00:00:04Z"}
      """;

  private final Map<String, Snapshot<Order>> orders = SoundLog.ofTwoOrders().folded();
  private final JsonNode expected =
      ExpectedViews.order("o-1", Objects.requireNonNull(orders.get("o-1")));

  @Test
  void findsNothingInTheViewThatTheEventsFoldInto() {
    assertThat(ViewCheck.of("o-1", expected, json(VIEW))).isEmpty();
  }

  @Test
  void findsAViewThatDiffers() {
    assertThat(ViewCheck.of("o-1", expected, json(VIEW.replace("DELIVERED", "SHIPPED"))))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.kind()).isEqualTo(Kind.VIEW);
          assertThat(fault.what()).isEqualTo("status is \"SHIPPED\" instead of \"DELIVERED\"");
        });
  }

  @Test
  void findsAViewThatHasTooMuch() {
    JsonNode unpaid = ExpectedViews.order("o-2", Objects.requireNonNull(orders.get("o-2")));
    JsonNode view =
        json(unpaid.toString().replace("\"total\"", "\"payment\": {\"amount\": 1}, \"total\""));
    assertThat(ViewCheck.of("o-2", unpaid, view)).hasSize(1);
  }

  @Test
  void findsAViewThatIsNotThere() {
    assertThat(ViewCheck.of("o-1", expected, MissingNode.getInstance())).hasSize(1);
  }

  @Test
  void findsAViewOfWhatNeverWas() {
    JsonNode nothing = ExpectedViews.order("o-3", Context.ORDERS.newStream().snapshot());
    assertThat(ViewCheck.of("o-3", nothing, json(VIEW))).hasSize(1);
    assertThat(ViewCheck.of("o-3", nothing, MissingNode.getInstance())).isEmpty();
  }

  @Test
  void comparesCounts() {
    String right = "{\"CREATED\":1,\"PAID\":0,\"SHIPPED\":0,\"DELIVERED\":1,\"CANCELLED\":0}";
    assertThat(ViewCheck.counts(orders.values(), json(right))).isEmpty();
    assertThat(ViewCheck.counts(orders.values(), json(right.replace("D\":1", "D\":2")))).hasSize(1);
  }

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text);
  }
}
