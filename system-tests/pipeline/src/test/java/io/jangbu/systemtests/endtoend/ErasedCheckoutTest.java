package io.jangbu.systemtests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.cli.pipeline.RunningPipeline;
import io.jangbu.localservices.Service;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A customer wants to be forgotten whose orders came from carts, with references of their own. */
@ExtendWith(RunningPipeline.class)
class ErasedCheckoutTest {

  private final String run = UUID.randomUUID().toString();
  private final String sku = "mug-" + run;
  private final String customer = "customer-" + run;
  private final String delivered = "delivered-" + run;
  private final String reference = "ref-delivered-" + run;
  private final String open = "open-" + run;
  private final String held = "ref-open-" + run;
  private final String refused = "refused-" + run;
  private final LocalPipeline pipeline;
  private final HttpService commands;
  private final HttpService views;
  private final Cli cli;

  ErasedCheckoutTest(LocalPipeline pipeline) {
    this.pipeline = pipeline;
    commands = new HttpService(pipeline.address(Service.COMMAND));
    views = new HttpService(pipeline.address(Service.PROJECTION));
    cli = new Cli(pipeline);
  }

  @Test
  void leavesNothingInForceAndAllGoesOn() throws Exception {
    post("/products", "{'sku':'%s','name':'Mug'}".formatted(sku), 201);
    post("/products/" + sku + "/receipts", "{'quantity':9}", 200);
    deliver();
    checkOut(open, held);
    eventually().until(() -> stock(open).equals("RESERVED"));
    // Its reference is taken, so it never becomes an order.
    checkOut(refused, reference);
    eventually().until(() -> process(refused).contains("COMPENSATED"));
    assertThat(holder(held).body()).contains(open);
    assertThat(InForce.of(pipeline.bootstrapServers(), customer))
        .anyMatch(place -> place.startsWith("claims.events"))
        .anyMatch(place -> place.startsWith("carts.events"))
        .anyMatch(place -> place.startsWith("fulfilment.events"));

    Cli.Run erased = cli.erase("--customer", customer, "--value", reference, "--value", held);

    assertThat(erased.exitCode()).as(erased.toString()).isZero();
    assertThat(erased.out())
        .contains("To erase: 2 orders, 3 carts, 3 fulfilments, 2 claims, with ")
        .contains("Also what is remembered of 1 order that never came to be.")
        .contains("Erased: 2 orders, 3 carts, 3 fulfilments, 2 claims. Of ")
        .containsPattern("claims\\.events +2  until ");
    for (String text : new String[] {customer, reference, held}) {
      assertThat(InForce.of(pipeline.bootstrapServers(), text)).as(text).isEmpty();
    }
    assertThat(views.get("/orders/" + delivered).body()).contains("DELIVERED", "[erased]");
    assertThat(process(delivered)).contains("COMPLETED");
    assertThat(process(refused)).contains("COMPENSATED");
    assertThat(views.get("/carts/cart-" + delivered).body()).contains("CHECKED_OUT", delivered);
    assertThat(holder(held).body()).contains(open);

    cancelFreesTheReference();

    assertThat(cli.verify().out()).doesNotContain(run);
  }

  private void deliver() {
    checkOut(delivered, reference);
    eventually().until(() -> stock(delivered).equals("RESERVED"));
    String order = "/orders/" + delivered;
    post(
        order + "/payment",
        "{'paymentId':'p-%s','amount':900,'method':'card'}".formatted(run),
        200);
    post(order + "/shipment", "{'carrier':'post','trackingNumber':'t-%s'}".formatted(run), 200);
    eventually().until(() -> stock(delivered).equals("DISPATCHED"));
    post(order + "/delivery", "{}", 200);
    eventually().until(() -> process(delivered).contains("COMPLETED"));
  }

  /** The order knows its claim, though not any more what it is on. */
  private void cancelFreesTheReference() {
    post("/orders/" + open + "/cancellation", "{'reason':'too late'}", 200);
    eventually().until(() -> holder(held).statusCode() == 404);
    eventually().until(() -> stock(open).equals("RELEASED"));
    String again =
        """
        {'orderId':'again-%s','customerId':'%s','currency':'EUR','reference':'%s',
         'lines':[{'sku':'%s','quantity':1,'unitPrice':450}]}\
        """
            .formatted(run, customer, held, sku);
    post("/orders", again, 201);
  }

  private void checkOut(String order, String itsReference) {
    String cart = "/carts/cart-" + order;
    post(cart + "/items", "{'sku':'%s','quantity':2,'unitPrice':450}".formatted(sku), 200);
    post(
        cart + "/checkout",
        "{'customerId':'%s','currency':'EUR','orderId':'%s','reference':'%s'}"
            .formatted(customer, order, itsReference),
        200);
  }

  private void post(String path, String json, int status) {
    HttpResponse<String> answer = commands.post(path, json.replace('\'', '"'));
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(status);
  }

  private String stock(String order) {
    return views.json("/orders/" + order).path("stock").asString("");
  }

  private String process(String order) {
    return views.get("/processes/fulfilment/" + order).body();
  }

  private HttpResponse<String> holder(String of) {
    return views.get("/references?customerId=" + customer + "&reference=" + of);
  }

  private static ConditionFactory eventually() {
    return await().atMost(Duration.ofSeconds(60)).ignoreExceptions();
  }
}
