package io.jangbu.projection;

import static io.jangbu.projection.OrderStream.CANCEL;
import static io.jangbu.projection.OrderStream.CREATE;
import static io.jangbu.projection.OrderStream.PAY;
import static io.jangbu.projection.ProductStream.REGISTER;
import static io.jangbu.projection.ProductStream.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmStock;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any instance answers for any order and any product. */
class TwoInstancesTest {

  private static final List<String> ORDERS =
      IntStream.range(0, 40).mapToObj(i -> "two-" + i).toList();

  private static final List<String> PRODUCTS =
      IntStream.range(1, 13).mapToObj(i -> "sku-" + i).toList();

  /** Each has a process, which lives in a partition of another context. */
  private static final List<String> RESERVED_ORDERS = List.of("res-1", "res-2", "res-3", "res-4");

  private static final OrderCommand RESERVE =
      new CreateOrder("kim", "EUR", List.of(new Line("mug", 2, 500)), 0, Fulfilment.RESERVE, null);

  @Test
  void eachAnswersForEveryOrderAndOneForBothWhenTheOtherIsAway(
      @TempDir Path first, @TempDir Path second) throws Exception {
    try (EventLogs log = EventLogs.fresh();
        Instance two = Instance.start("two-instances", second).awaitReady()) {
      try (Instance one = Instance.start("two-instances", first).awaitReady()) {
        publishAll(log);
        awaitShared(one, two);
        for (Instance instance : List.of(one, two)) {
          await().until(() -> answersAll(instance));
        }
        reads().forEach(read -> assertThat(body(one, read)).as(read).isEqualTo(body(two, read)));
        for (Instance instance : List.of(one, two)) {
          waitsForAnOrderOfEitherInstance(log, instance);
          passesProblemsOn(instance);
        }
      }
      await().atMost(Duration.ofSeconds(30)).until(() -> answersAll(two));
      assertThat(two.get("/stats/orders-by-status").json().path("PAID").asLong())
          .isEqualTo(ORDERS.size());
    }
  }

  @Test
  void standbysAnswerForAnInstanceThatDoesNot(@TempDir Path first, @TempDir Path second) {
    try (EventLogs log = EventLogs.fresh();
        Instance mute = Instance.startOutOfReach("mute-instance", first).awaitReady();
        Instance two = Instance.start("mute-instance", second).awaitReady()) {
      awaitShared(mute, two);
      publishAll(log);
      await().atMost(Duration.ofSeconds(30)).until(() -> answersAll(two));
      assertThat(mute.projects()).isPositive();
      assertThat(two.get("/orders/two-1/events?minVersion=2").json().path("version").asLong())
          .isEqualTo(2);
    }
  }

  private static void publishAll(EventLogs log) {
    PRODUCTS.forEach(sku ->
        log.products()
            .publish(ProductStream.of(sku, REGISTER, receive(1 + PRODUCTS.indexOf(sku) % 5))));
    ORDERS.forEach(order -> log.orders().publish(OrderStream.of(order, CREATE, PAY)));
    for (String order : RESERVED_ORDERS) {
      log.orders()
          .publish(OrderStream.of(order, RESERVE, new ConfirmStock(), PAY, OrderStream.SHIP));
      log.fulfilments()
          .publish(
              FulfilmentStream.of(
                  order,
                  FulfilmentStream.CREATED,
                  FulfilmentStream.RESERVED,
                  FulfilmentStream.CONFIRMED,
                  FulfilmentStream.PAID,
                  FulfilmentStream.SHIPPED,
                  FulfilmentStream.DISPATCHED,
                  FulfilmentStream.checkedOut("cart-" + order)));
    }
  }

  private static void awaitShared(Instance one, Instance two) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            one.projects() > 0
                && two.projects() > 0
                && one.projects() + two.projects() == EventLogs.TASKS);
  }

  private static void waitsForAnOrderOfEitherInstance(EventLogs log, Instance instance)
      throws Exception {
    for (int partition = 0; partition < EventLogs.PARTITIONS; partition++) {
      int home = partition;
      String order =
          IntStream.iterate(0, i -> i + 1)
              .mapToObj(i -> "wait-" + instance.hashCode() + "-" + i)
              .filter(id -> StreamPartition.of(id, EventLogs.PARTITIONS) == home)
              .findFirst()
              .orElseThrow();
      CompletableFuture<?> later =
          CompletableFuture.runAsync(
              () -> log.orders().publish(OrderStream.of(order, CREATE, CANCEL)),
              CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));
      Http.Answer answer = instance.get("/orders/" + order + "?minVersion=2");
      assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
      assertThat(answer.header("etag")).isEqualTo("\"2\"");
      later.get();
    }
  }

  private static void passesProblemsOn(Instance instance) {
    for (int i = 0; i < EventLogs.PARTITIONS * 3; i++) {
      Http.Answer answer = instance.get("/orders/nobody-" + i);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.code()).isEqualTo("ORDER_NOT_FOUND");
      assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    }
    Http.Answer notYet = instance.get("/orders/two-1?minVersion=9");
    assertThat(notYet.code()).isEqualTo("NOT_YET");
    assertThat(notYet.header("retry-after")).isEqualTo("1");
  }

  private static boolean answersAll(Instance instance) {
    return knows(instance, "orders", "orderId", ORDERS)
        && instance
            .get("/customers/kim/orders")
            .each("orders", "stock")
            .equals(Collections.nCopies(RESERVED_ORDERS.size(), "DISPATCHED"))
        && knows(instance, "products", "sku", PRODUCTS)
        && instance.get("/products/sku-1/demand").json().path("openQuantity").asLong()
            == 2L * ORDERS.size();
  }

  private static boolean knows(Instance instance, String path, String id, List<String> ids) {
    return instance.get("/" + path + "?limit=1000").each(path, id).containsAll(ids)
        && ids.stream().allMatch(each -> instance.get("/" + path + "/" + each).status() == 200);
  }

  private static List<String> reads() {
    return Stream.of(
            Stream.of(
                "/orders?status=PAID&limit=7",
                "/stats/orders-by-status",
                "/products?availableBelow=4&limit=5",
                "/products/sku-1/demand?limit=9",
                "/products/sku-2/demand",
                "/products/sku-3/demand",
                "/deadlines?limit=3",
                "/customers/kim/orders",
                "/customers/c-1/orders?limit=5"),
            streams("/orders/", RESERVED_ORDERS),
            streams("/processes/fulfilment/", RESERVED_ORDERS),
            streams("/orders/", ORDERS.subList(0, 12)),
            streams("/products/", PRODUCTS))
        .flatMap(Function.identity())
        .toList();
  }

  private static Stream<String> streams(String path, List<String> ids) {
    return ids.stream()
        .map(path::concat)
        .flatMap(stream ->
            Stream.of(
                stream,
                stream + "?version=1",
                stream + "/events?direction=backwards",
                stream + "/diff?from=1&to=2"));
  }

  private static String body(Instance instance, String read) {
    return instance.get(read).response().body();
  }
}
