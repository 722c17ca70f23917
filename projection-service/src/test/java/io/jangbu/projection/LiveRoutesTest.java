package io.jangbu.projection;

import static io.jangbu.projection.OrderStream.CREATE;
import static io.jangbu.projection.OrderStream.PAY;
import static io.jangbu.projection.OrderStream.SHIP;
import static io.jangbu.projection.ProductStream.REGISTER;
import static io.jangbu.projection.ProductStream.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.kafka.record.StreamPartition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as they come, over HTTP, from two instances at a real broker. */
@Timeout(120)
class LiveRoutesTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private static EventLogs log;
  private static Instance one;
  private static Instance two;

  @BeforeAll
  static void start(@TempDir Path first, @TempDir Path second) {
    log = EventLogs.fresh();
    one = Instance.start("live", first, "--jangbu.live.keep-alive=200ms").awaitReady();
    two = Instance.start("live", second, "--jangbu.live.keep-alive=200ms").awaitReady();
  }

  @AfterAll
  static void stop() {
    one.close();
    two.close();
    log.close();
  }

  @Test
  void sendsAllEventsAsTheyComeAndNoneFromBefore() {
    log.orders().publish(OrderStream.of("before", CREATE));
    try (LiveClient all = LiveClient.open(one, "/events/stream", null);
        LiveClient orders = LiveClient.open(one, "/events/stream?context=orders", null)) {
      assertThat(all.header("content-type")).startsWith("text/event-stream");
      log.orders().publish(OrderStream.of("now", CREATE, PAY));
      log.products().publish(ProductStream.of("now", REGISTER));
      await()
          .atMost(LONG)
          .until(() -> all.names().stream().filter(LiveRoutesTest::isNow).count() == 3);
      await().atMost(LONG).until(() -> orders.names().contains("orders now/0000000002"));
      assertThat(all.names())
          .contains("orders now/0000000001", "orders now/0000000002", "inventory now/0000000001")
          .doesNotContain("orders before/0000000001");
      assertThat(orders.names()).allMatch(name -> name.startsWith("orders "));
      LiveClient.Received paid =
          all.received().stream()
              .filter(e -> e.name().equals("orders now/0000000002"))
              .findFirst()
              .orElseThrow();
      assertThat(paid.type()).isEqualTo("PaymentProcessed");
      await().until(() -> one.get("/orders/now?minVersion=2").status() == 200);
      assertThat(one.get("/events?causationId=cause-2&limit=1000").json().path("events"))
          .contains(paid.data());
      await().atMost(LONG).until(() -> all.comments() > 1);
    }
  }

  @Test
  void losesNothingWhileAClientIsAwayThatHasSeenNoEventYet() {
    String id;
    try (LiveClient client = LiveClient.open(one, "/events/stream?context=orders", null)) {
      await().atMost(LONG).until(() -> !client.lastId().isEmpty());
      id = client.lastId();
    }
    log.orders().publish(OrderStream.of("while-away", CREATE));
    try (LiveClient client = LiveClient.open(two, "/events/stream?context=orders", id)) {
      await().atMost(LONG).until(() -> client.names().contains("orders while-away/0000000001"));
    }
  }

  @Test
  void goesOnFromBeforeAContextWasAddedWithAllOfItsEvents() {
    log.products().publish(ProductStream.of("added", REGISTER));
    String id;
    try (LiveClient orders = LiveClient.open(one, "/events/stream?context=orders", null)) {
      await().atMost(LONG).until(() -> !orders.lastId().isEmpty());
      id = orders.lastId();
    }
    try (LiveClient all = LiveClient.open(one, "/events/stream", id)) {
      await().atMost(LONG).until(() -> all.names().contains("inventory added/0000000001"));
    }
    get("/events/stream", id + "/returns:0").assertProblem(503, "UNAVAILABLE");
  }

  private static boolean isNow(String name) {
    return name.contains(" now/");
  }

  @Test
  void sendsTheEventsOfOneStreamFromItsFirstOnAndGoesOnAtAnyInstance() {
    OrderStream order = new OrderStream("followed");
    ProductStream product = new ProductStream("followed-too");
    try (LiveClient early = LiveClient.open(one, "/events/stream?orderId=followed", null);
        LiveClient ofProduct = LiveClient.open(two, "/events/stream?sku=followed-too", null)) {
      log.orders().publish(order.handle(CREATE));
      log.products().publish(product.handle(REGISTER));
      await().atMost(LONG).until(() -> early.received().size() == 1);
      log.orders().publish(order.handle(PAY));
      log.products().publish(product.handle(receive(1)));
      await().atMost(LONG).until(() -> early.received().size() == 2);
      await().atMost(LONG).until(() -> ofProduct.received().size() == 2);
      assertThat(early.received())
          .extracting(LiveClient.Received::id)
          .containsExactly("followed/0000000001", "followed/0000000002");
      assertThat(early.received())
          .extracting(LiveClient.Received::type)
          .containsExactly("OrderCreated", "PaymentProcessed");
    }
    for (Instance instance : List.of(one, two)) {
      try (LiveClient again =
          LiveClient.open(instance, "/events/stream?orderId=followed", "followed/0000000001")) {
        await().atMost(LONG).until(() -> again.received().size() == 1);
        assertThat(again.names()).containsExactly("orders followed/0000000002");
      }
    }
  }

  @Test
  void passesOverAnErasedEventAtTheEndOfAStream() {
    OrderStream order = new OrderStream("cut");
    log.orders().publish(order.handleAll(List.of(CREATE, PAY)));
    await().until(() -> one.get("/orders/cut?minVersion=2").status() == 200);
    log.orders().publish(StreamPartition.of("cut", EventLogs.PARTITIONS), "cut/0000000002", null);
    await().until(() -> one.get("/orders/cut/events").each("events", "version").size() == 1);
    try (LiveClient client = LiveClient.open(one, "/events/stream?orderId=cut", "cut/0000000001")) {
      log.orders().publish(order.handle(SHIP));
      await().atMost(LONG).until(() -> client.names().equals(List.of("orders cut/0000000003")));
    }
  }

  @Test
  void goesOnWithoutLossAndWithoutDoublesWhileEventsKeepComing() throws Exception {
    List<String> sent = new ArrayList<>();
    CompletableFuture<?> publishing;
    List<LiveClient.Received> seen = new ArrayList<>();
    String path = "/events/stream";
    try (LiveClient first = LiveClient.open(one, path, null)) {
      publishing = CompletableFuture.runAsync(() -> publishMany(sent));
      await().atMost(LONG).until(() -> first.received().size() >= 20);
      seen.addAll(first.received().subList(0, 17));
    }
    List<Instance> instances = List.of(two, one);
    for (int i = 0; seen.stream().filter(LiveRoutesTest::isOfMany).count() < 300; i++) {
      try (LiveClient next = LiveClient.open(instances.get(i % 2), path, seen.getLast().id())) {
        long missing = 300 - seen.stream().filter(LiveRoutesTest::isOfMany).count();
        long wanted = Math.min(1 + i * 29L % 60, missing);
        await().atMost(LONG).until(() -> next.received().size() >= wanted);
        seen.addAll(List.copyOf(next.received()).subList(0, (int) wanted));
      }
    }
    publishing.get();
    List<String> names =
        seen.stream().filter(LiveRoutesTest::isOfMany).map(LiveClient.Received::name).toList();
    assertThat(names).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(sent);
    for (int stream = 0; stream < 10; stream++) {
      String prefix = "many-" + stream + "/";
      assertThat(names.stream().filter(name -> name.startsWith("inventory " + prefix))).isSorted();
    }
  }

  private static boolean isOfMany(LiveClient.Received event) {
    return event.eventId().startsWith("many-");
  }

  /** With what is no event in between. */
  private static void publishMany(List<String> sent) {
    List<ProductStream> streams =
        IntStream.range(0, 10).mapToObj(i -> new ProductStream("many-" + i)).toList();
    for (int round = 0; round < 30; round++) {
      for (ProductStream stream : streams) {
        stream
            .handle(round == 0 ? REGISTER : receive(1))
            .forEach(event -> {
              sent.add("inventory " + event.id());
              log.products().publish(List.of(event));
            });
      }
      log.products().publish(round % 4, "garbage", "garbage".getBytes(StandardCharsets.UTF_8));
      log.orders().publish(round % 4, "nobody/0000000001", null);
    }
  }

  @Test
  void beginsWithTheFirstEventThereEverWasIfItIsAsked() {
    log.orders().publish(OrderStream.of("first", CREATE, PAY, SHIP));
    await().until(() -> one.get("/orders/first?minVersion=3").status() == 200);
    try (LiveClient client =
        LiveClient.open(one, "/events/stream?context=orders&from=beginning", null)) {
      await().atMost(LONG).until(() -> client.names().contains("orders first/0000000003"));
      assertThat(client.names()).contains("orders first/0000000001").doesNotHaveDuplicates();
      String last = client.received().getFirst().id();
      try (LiveClient again =
          LiveClient.open(one, "/events/stream?context=orders&from=beginning", last)) {
        await().atMost(LONG).until(() -> again.names().contains("orders first/0000000003"));
        assertThat(again.names()).doesNotContain(client.names().getFirst());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?context=nothing|",
        "?from=end|",
        "?orderId=bad.id|",
        "?orderId=a&sku=b|",
        "?orderId=a&context=orders|",
        "?orderId=a&from=beginning|",
        "?orderId=a|b/0000000001",
        "?orderId=a|orders:0,0,0,0/inventory:0,0,0,0",
        "?orderId=a|1",
        "|garbage",
        "|a/0000000001",
        "|inventory:0,0,0,0/orders:0,0,0",
        "|orders:0,0,0/inventory:0,0,0,0",
        "|orders:0,0,0,-1/inventory:0,0,0,0",
        "|orders:0,0,0,00/inventory:0,0,0,0",
        "|orders:0,0,0,999999999/inventory:0,0,0,0",
        "|orders:0,0,0,0/orders:0,0,0,0/inventory:0,0,0,0",
        "?context=orders|orders:0,0,0,0/inventory:0,0,0,0"
      })
  void refusesWhatIsNotOfTheFormBeforeItSendsAnything(String request) {
    String query = request.substring(0, request.indexOf('|'));
    String id = request.substring(request.indexOf('|') + 1);
    get("/events/stream" + query, id.isEmpty() ? null : id).assertProblem(400, "MALFORMED");
  }

  @Test
  void doesNotGoOnAfterAnEventThatAStreamDoesNotHave() {
    get("/events/stream?orderId=never", "never/0000000007").assertProblem(503, "NOT_YET");
  }

  @Test
  void takesNoMoreClientsThanIsSetUntilOneGoesAndEndsAllWhenItStops(@TempDir Path state) {
    Instance third =
        Instance.start(
                "live-limited",
                state,
                "--jangbu.live.connections=2",
                "--jangbu.live.keep-alive=200ms")
            .awaitReady();
    LiveClient all = LiveClient.open(third, "/events/stream", null);
    LiveClient second = LiveClient.open(third, "/events/stream", null);
    Http.Answer answer = third.get("/events/stream");
    answer.assertProblem(503, "UNAVAILABLE");
    assertThat(answer.header("retry-after")).isEqualTo("2");
    second.close();
    LiveClient ofOne =
        await()
            .atMost(LONG)
            .ignoreExceptions()
            .until(
                () -> LiveClient.open(third, "/events/stream?orderId=waited-for", null), _ -> true);
    assertThat(all.ended()).isFalse();
    long start = System.nanoTime();
    third.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    await().atMost(LONG).until(() -> all.ended() && ofOne.ended());
  }

  private static Http.Answer get(String path, @Nullable String lastEventId) {
    return lastEventId == null ? one.get(path) : one.get(path, "Last-Event-ID", lastEventId);
  }
}
