package io.jangbu.projection;

import static io.jangbu.projection.FulfilmentStream.CONFIRMED;
import static io.jangbu.projection.FulfilmentStream.CREATED;
import static io.jangbu.projection.FulfilmentStream.DISPATCHED;
import static io.jangbu.projection.FulfilmentStream.PAID;
import static io.jangbu.projection.FulfilmentStream.RESERVED;
import static io.jangbu.projection.FulfilmentStream.SHIPPED;
import static io.jangbu.projection.FulfilmentStream.answer;
import static io.jangbu.projection.FulfilmentStream.checkedOut;
import static io.jangbu.projection.Http.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.claim.ClaimEvent;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.fulfilment.CancellationReason;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.ProcessParked;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmStock;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import io.jangbu.shop.domain.order.OrderReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every row of the contract about processes, deadlines and customers, on one instance. */
class FulfilmentRoutesTest {

  private static final OrderCommand CREATE =
      new CreateOrder(
          "kim & lee/1", "EUR", List.of(new Line("mug", 2, 10_00)), 0, Fulfilment.RESERVE, "my-7");
  private static final OrderCommand PAY = new ProcessPayment("p-1", 20_00, "card");
  private static final OrderCommand SHIP = new ShipOrder("dhl", null);

  private static EventLogs log;
  private static Instance instance;

  @BeforeAll
  static void start(@TempDir Path state) {
    log = EventLogs.fresh();
    instance = Instance.start("fulfilment-routes", state).awaitReady();
    order("pending", CREATE);
    process("pending", CREATED);
    order("due", CREATE, new ConfirmStock());
    process("due", CREATED, RESERVED, CONFIRMED);
    order("leaving", CREATE, new ConfirmStock(), PAY, SHIP);
    process("leaving", CREATED, RESERVED, CONFIRMED, PAID, SHIPPED);
    order("gone", CREATE, new ConfirmStock(), PAY, SHIP);
    process("gone", CREATED, RESERVED, CONFIRMED, PAID, SHIPPED, DISPATCHED);
    order("called-off", CREATE, new OrderCommand.CancelOrder("OUT_OF_STOCK"));
    process(
        "called-off",
        CREATED,
        answer("reserve/mug", "INSUFFICIENT_STOCK"),
        new FulfilmentInput.OrderWasCancelled(2, CancellationReason.OUT_OF_STOCK));
    order("releasing", CREATE, new ConfirmStock(), new OrderCommand.CancelOrder("no more"));
    process(
        "releasing",
        CREATED,
        RESERVED,
        CONFIRMED,
        new FulfilmentInput.OrderWasCancelled(3, CancellationReason.CANCELLED));
    log.carts()
        .publish(
            CartStream.of(
                "late",
                new AddProductToCart("mug", 2, 10_00),
                new CheckOutCart("c-1", "EUR", 0, "refused", null)));
    log.carts().publish(CartStream.of("open", new AddProductToCart("mug", 2, 10_00)));
    process("refused", checkedOut("late"), answer("create/late", "ORDER_EXISTS"));
    process("parked", CREATED);
    log.fulfilments()
        .publish(
            List.of(
                new EventEnvelope<>(
                    "parked",
                    2,
                    EventStream.START,
                    EventStream.START.plusSeconds(2),
                    "corr-1",
                    "cause-2",
                    new ProcessParked("a defect"))));
    await().until(() -> get("/processes/fulfilment/parked").json().path("version").asLong() == 2);
    await().until(() -> get("/carts/open").status() == 200);
    await().until(() -> get("/orders/releasing").status() == 200);
  }

  @AfterAll
  static void stop() {
    instance.close();
    log.close();
  }

  @Test
  void showsWhereAProcessStandsAndUntilWhenItWaits() {
    Http.Answer answer = get("/processes/fulfilment/due?minVersion=3");
    assertThat(answer.header("etag")).isEqualTo("\"3\"");
    assertThat(answer.json())
        .isEqualTo(
            json(
                """
                {'processId': 'due', 'version': 3, 'status': 'RUNNING', 'step': 'AWAITING_PAYMENT',
                 'waitsFor': ['payment'],
                 'deadlines': [{'name': 'payment', 'dueAt': '2026-11-21T10:30:00Z'}],
                 'lines': [{'sku': 'mug', 'quantity': 2, 'status': 'RESERVED'}],
                 'updatedAt': '2026-11-21T10:00:03Z'}
                """));
    JsonNode pending = get("/processes/fulfilment/pending").json();
    assertThat(pending.path("step").asString()).isEqualTo("RESERVING");
    assertThat(pending.path("waitsFor")).isEqualTo(json("['reserve/mug']"));
    assertThat(pending.path("deadlines"))
        .isEqualTo(json("[{'name': 'answer', 'dueAt': '2026-11-21T10:01:01Z'}]"));
  }

  @Test
  void showsHowAProcessEnded() {
    JsonNode off = get("/processes/fulfilment/called-off").json();
    assertThat(off.path("status").asString()).isEqualTo("COMPENSATED");
    assertThat(off.path("reason").asString()).isEqualTo("OUT_OF_STOCK");
    JsonNode refused = get("/processes/fulfilment/refused").json();
    assertThat(refused.path("status").asString()).isEqualTo("COMPENSATED");
    assertThat(refused.path("reason").asString()).isEqualTo("ORDER_EXISTS");
    assertThat(refused.path("refused"))
        .isEqualTo(json("[{'cartId': 'late', 'code': 'ORDER_EXISTS'}]"));
    JsonNode parked = get("/processes/fulfilment/parked").json();
    assertThat(parked.path("status").asString()).isEqualTo("PARKED");
    assertThat(parked.path("parked").asString()).isEqualTo("a defect");
  }

  @Test
  void showsTheEventsOfAProcess() {
    assertThat(get("/processes/fulfilment/due/events").each("events", "type"))
        .containsExactly("FulfilmentStarted", "LineReserved", "PaymentAwaited");
    get("/processes/fulfilment/none").assertProblem(404, "PROCESS_NOT_FOUND");
    get("/processes/fulfilment/none/events").assertProblem(404, "PROCESS_NOT_FOUND");
    get("/processes/fulfilment/bad.id").assertProblem(400, "MALFORMED");
  }

  @Test
  void showsWhatHasBecomeOfTheStockOfAnOrder() {
    assertThat(stock("/orders/pending")).isEqualTo("PENDING");
    assertThat(stock("/orders/due")).isEqualTo("RESERVED");
    assertThat(stock("/orders/leaving")).isEqualTo("RESERVED");
    assertThat(stock("/orders/gone")).isEqualTo("DISPATCHED");
    assertThat(stock("/orders/called-off")).isEqualTo("RELEASED");
    assertThat(stock("/orders/releasing")).isEqualTo("RESERVED");
    JsonNode order = get("/orders/gone").json();
    assertThat(order.path("fulfilment").asString()).isEqualTo("RESERVE");
    assertThat(order.path("reference").asString()).isEqualTo("my-7");
    assertThat(get("/orders?limit=1000").each("orders", "stock"))
        .containsExactlyInAnyOrder(
            "PENDING", "RESERVED", "RESERVED", "DISPATCHED", "RELEASED", "RESERVED");
    assertThat(stock("/orders/called-off?version=2")).as("by its own events").isEqualTo("PENDING");
    assertThat(stock("/orders/releasing?version=3")).isEqualTo("RESERVED");
  }

  /** The version is the order's, and does not tell of the stock. */
  @Test
  void answersInWholeWhereTheProcessKnowsMore() {
    assertThat(get("/orders/due", "If-None-Match", "\"2\"").status()).isEqualTo(304);
    Http.Answer gone = get("/orders/gone", "If-None-Match", "\"4\"");
    assertThat(gone.status()).isEqualTo(200);
    assertThat(gone.header("etag")).isEqualTo("\"4\"");
    assertThat(gone.json().path("stock").asString()).isEqualTo("DISPATCHED");
    assertThat(get("/carts/late", "If-None-Match", "\"2\"").status()).isEqualTo(200);
  }

  @Test
  void tellsOfACartThatItDidNotBecomeTheOrder() {
    assertThat(get("/carts/late").json().path("order")).isEqualTo(json("{'code': 'ORDER_EXISTS'}"));
    assertThat(get("/carts/open").json().has("order")).isFalse();
  }

  @Test
  void listsDeadlinesTheSoonestFirst() {
    List<String> all =
        List.of(
            "fulfilment/pending/answer",
            "fulfilment/leaving/answer",
            "fulfilment/releasing/answer",
            "fulfilment/parked/answer",
            "fulfilment/due/payment",
            "carts/open/expiry");
    assertThat(deadlines("")).containsExactlyInAnyOrderElementsOf(all);
    List<String> times = get("/deadlines").each("deadlines", "dueAt");
    assertThat(times).isSorted();
    assertThat(deadlines("?before=2026-11-21T10:29:59Z")).hasSize(4);
    assertThat(deadlines("?before=2026-11-21T10:30:00Z")).hasSize(4);
    assertThat(deadlines("?before=2026-11-21T10:30:00.000001Z")).hasSize(5);
    assertThat(deadlines("?before=1900-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void pagesThroughDeadlines() {
    List<String> whole = deadlines("");
    for (int limit = 1; limit <= whole.size(); limit++) {
      List<String> paged = new ArrayList<>();
      String next = "";
      do {
        JsonNode page = get("/deadlines?limit=" + limit + next).json();
        page.path("deadlines").forEach(each -> paged.add(text(each)));
        assertThat(page.path("deadlines").size()).isBetween(1, limit);
        next = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asString() : "";
      } while (!next.isEmpty());
      assertThat(paged).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/deadlines?before=soon",
        "/deadlines?limit=0",
        "/deadlines?cursor=x",
        "/deadlines?minVersion=1",
        "/references?customerId=a",
        "/references?reference=a",
        "/deadlines?process=carts",
        "/customers/c-1/orders?limit=1001",
        "/customers/c-1/orders?cursor=x",
      })
  void refusesWhatIsNotOfTheForm(String path) {
    get(path).assertProblem(400, "MALFORMED");
  }

  @Test
  void awaitsTheStreamThatAListOfDeadlinesNames() {
    assertThat(get("/deadlines?orderId=gone&minVersion=4").status()).isEqualTo(200);
    get("/deadlines?orderId=gone&minVersion=5").assertProblem(503, "NOT_YET");
  }

  @Test
  void findsTheOrderOfAReference() {
    String path = "/references?customerId=kim%20%26%20lee/1&reference=my-7";
    get(path).assertProblem(404, "REFERENCE_NOT_FOUND");
    String claim = OrderReference.of("kim & lee/1", "my-7").claim();
    log.claims().publish(List.of(claim(claim, 1, new ClaimEvent.ClaimConfirmed("due"))));
    await().until(() -> get(path).status() == 200);

    assertThat(get(path).json())
        .isEqualTo(json("{'customerId': 'kim & lee/1', 'reference': 'my-7', 'orderId': 'due'}"));
    get("/references?customerId=kim&reference=my-7").assertProblem(404, "REFERENCE_NOT_FOUND");
    log.claims().publish(List.of(claim(claim, 2, new ClaimEvent.ClaimReleased("due"))));
    await().until(() -> get(path).status() == 404);
  }

  private static EventEnvelope<ClaimEvent> claim(String claimId, long version, ClaimEvent event) {
    return new EventEnvelope<>(
        claimId,
        version,
        EventStream.START,
        EventStream.START.plusSeconds(version),
        "corr-1",
        "cause-" + version,
        event);
  }

  @Test
  void listsTheOrdersOfACustomerTheNewestFirst() {
    // All were created at the same time: then by their ids.
    String path = "/customers/kim%20%26%20lee%2F1/orders";
    assertThat(get(path).each("orders", "orderId"))
        .containsExactly("called-off", "due", "gone", "leaving", "pending", "releasing");
    JsonNode page = get(path + "?limit=4").json();
    assertThat(page.path("orders")).hasSize(4);
    assertThat(
            get(path + "?limit=4&cursor=" + page.path("nextCursor").asString())
                .each("orders", "orderId"))
        .containsExactly("pending", "releasing");
    assertThat(get(path).each("orders", "stock")).contains("DISPATCHED", "RELEASED");
    assertThat(get("/customers/kim/orders").json().path("orders")).isEmpty();
  }

  private static void order(String orderId, OrderCommand... commands) {
    log.orders().publish(OrderStream.of(orderId, commands));
  }

  private static void process(String orderId, FulfilmentInput... inputs) {
    log.fulfilments().publish(FulfilmentStream.of(orderId, inputs));
  }

  private static String stock(String path) {
    return get(path).json().path("stock").asString();
  }

  private static List<String> deadlines(String query) {
    List<String> all = new ArrayList<>();
    get("/deadlines" + query).json().path("deadlines").forEach(each -> all.add(text(each)));
    return all;
  }

  private static String text(JsonNode deadline) {
    return "%s/%s/%s"
        .formatted(
            deadline.path("process").asString(),
            deadline.path("processId").asString(),
            deadline.path("name").asString());
  }

  private static Http.Answer get(String path, String... headers) {
    return instance.get(path, headers);
  }
}
