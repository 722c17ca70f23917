package io.jangbu.shop.command.order;

import io.jangbu.command.Http;
import java.util.concurrent.atomic.AtomicInteger;

/** Orders in whatever state a test needs, made over HTTP. */
record Orders(Http http) {

  static final String LINES = "[{\"sku\":\"book\",\"quantity\":2,\"unitPrice\":1500}]";
  static final String PAYMENT = "{\"paymentId\":\"p-1\",\"amount\":3000,\"method\":\"card\"}";
  static final String SHIPMENT = "{\"carrier\":\"post\",\"trackingNumber\":\"T-1\"}";
  static final String CANCELLATION = "{\"reason\":\"changed my mind\"}";
  private static final AtomicInteger ORDERS = new AtomicInteger();

  String orderThatIs(String state) {
    String id = newId();
    if (!state.equals("none")) {
      http.post("/orders", order(id));
    }
    if (state.equals("cancelled")) {
      http.post("/orders/" + id + "/cancellation", CANCELLATION);
    }
    if (state.equals("paid") || state.equals("shipped") || state.equals("delivered")) {
      http.post("/orders/" + id + "/payment", PAYMENT);
    }
    if (state.equals("shipped") || state.equals("delivered")) {
      http.post("/orders/" + id + "/shipment", SHIPMENT);
    }
    if (state.equals("delivered")) {
      http.post("/orders/" + id + "/delivery", "{}");
    }
    return id;
  }

  String created() {
    return orderThatIs("created");
  }

  String newId() {
    return "order-" + ORDERS.incrementAndGet();
  }

  String order(String id) {
    return "{\"orderId\":\"%s\",\"customerId\":\"c-1\",\"currency\":\"EUR\",\"lines\":%s}"
        .formatted(id, LINES);
  }
}
