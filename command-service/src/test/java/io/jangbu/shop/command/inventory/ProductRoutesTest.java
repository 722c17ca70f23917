package io.jangbu.shop.command.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.command.Http;
import io.jangbu.command.Http.Answer;
import io.jangbu.command.RunningService;
import io.jangbu.testkit.hosts.KafkaHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** The HTTP table and the inventory's table of the contract, against the running service. */
class ProductRoutesTest {

  @TempDir private static Path state;
  private static RunningService service;
  private static Http http;

  @BeforeAll
  static void start() {
    service = RunningService.start(KafkaHost.shared(), state);
    http = new Http(service.url());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void takesAProductThroughEveryCommand() {
    String sku = newId();
    Answer registered = http.post("/products", registration(sku));
    registered.assertAccepted(201, "sku", sku, 1);
    assertThat(registered.header("location")).isEqualTo("/products/" + sku);

    assertAccepted(receive(sku, 10), sku, 2);
    assertAccepted(reserve(sku, "o-1", 4), sku, 3);
    assertAccepted(reserve(sku, "o-2", 6), sku, 4);
    assertAccepted(release(sku, "o-1"), sku, 5);
    assertAccepted(dispatch(sku, "o-2"), sku, 6);
    assertAccepted(correct(sku, 3), sku, 7);
  }

  @Test
  void acceptsAReservationThatIsThereAndAppendsNothing() {
    String sku = stocked(10);
    assertAccepted(reserve(sku, "o-1", 4), sku, 3);

    assertAccepted(reserve(sku, "o-1", 4), sku, 3);
  }

  @ParameterizedTest(name = "{0} of an unknown product")
  @ValueSource(strings = {"receipts", "reservations", "releases", "dispatches", "corrections"})
  void knowsNoProductThatIsNotRegistered(String route) {
    post(newId(), route, body(route)).assertProblem(404, "PRODUCT_NOT_FOUND");
  }

  @Test
  void refusesToRegisterAProductTwice() {
    http.post("/products", registration(stocked(1))).assertProblem(409, "PRODUCT_EXISTS");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "receipts     | {'quantity':0}",
        "receipts     | {'quantity':-1}",
        "receipts     | {'quantity':9223372036854775807}",
        "reservations | {'orderId':'o-1','quantity':0}",
        "reservations | {'orderId':'o-1','quantity':-1}",
        "corrections  | {'onHand':-1,'reason':'counted'}",
      })
  void refusesQuantitiesThatCannotBe(String route, String body) {
    post(stocked(1), route, body.replace('\'', '"')).assertProblem(422, "INVALID");
  }

  @Test
  void refusesAnotherQuantityForAnOrderThatHasAReservation() {
    String sku = stocked(10);
    reserve(sku, "o-1", 4);

    reserve(sku, "o-1", 5).assertProblem(409, "ALREADY_RESERVED");
  }

  @Test
  void refusesToReleaseOrDispatchWhatIsNotReserved() {
    String sku = stocked(10);

    release(sku, "o-1").assertProblem(409, "NOT_RESERVED");
    dispatch(sku, "o-1").assertProblem(409, "NOT_RESERVED");

    reserve(sku, "o-1", 4);
    dispatch(sku, "o-1");
    release(sku, "o-1").assertProblem(409, "NOT_RESERVED");
  }

  @Test
  void refusesMoreThanThereIs() {
    String sku = stocked(10);
    reserve(sku, "o-1", 4);

    reserve(sku, "o-2", 7).assertProblem(409, "INSUFFICIENT_STOCK");
    correct(sku, 3).assertProblem(409, "INSUFFICIENT_STOCK");
  }

  @Test
  void refusesAnotherVersionThanTheExpectedOne() {
    String sku = stocked(10);
    String receipts = "/products/" + sku + "/receipts";

    http.post(receipts, "{\"quantity\":1}", "If-Match", "\"7\"")
        .assertProblem(412, "VERSION_CONFLICT");
    assertAccepted(http.post(receipts, "{\"quantity\":1}", "If-Match", "\"2\""), sku, 3);
  }

  @Test
  void returnsTheFirstOutcomeOfACommandThatIsSentAgain() {
    String receipts = "/products/" + stocked(10) + "/receipts";
    String key = UUID.randomUUID().toString();

    Answer first = http.post(receipts, "{\"quantity\":1}", "Idempotency-Key", key);
    Answer again = http.post(receipts, "{\"quantity\":1}", "Idempotency-Key", key);

    assertThat(first.status()).isEqualTo(200);
    assertThat(again.response().body()).isEqualTo(first.response().body());
    http.post(receipts, "{\"quantity\":2}", "Idempotency-Key", key)
        .assertProblem(422, "COMMAND_ID_REUSED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "receipts     | {}",
        "receipts     | {'quantity':null}",
        "receipts     | {'quantity':'5'}",
        "receipts     | {'quantity':1.5}",
        "receipts     | {'quantity':9223372036854775808}",
        "receipts     | {'quantity':1,'orderId':'o-1'}",
        "receipts     | {'quantity':1,'occurredAt':'yesterday'}",
        "reservations | {'quantity':1}",
        "reservations | {'orderId':'o-1'}",
        "reservations | {'orderId':7,'quantity':1}",
        "reservations | {'orderId':'','quantity':1}",
        "reservations | {'orderId':'o/1','quantity':1}",
        "reservations | {'orderId':'o 1','quantity':0}",
        "releases     | {}",
        "releases     | {'orderId':'o/1'}",
        "dispatches   | {}",
        "dispatches   | {'orderId':'o/1'}",
        "corrections  | {'onHand':1}",
        "corrections  | {'reason':'counted'}",
      })
  void refusesABodyThatIsNotOfTheContractsForm(String route, String body) {
    post("any", route, body.replace('\'', '"')).assertProblem(400, "MALFORMED");
  }

  @Test
  void refusesAnIdOfAnOrderThatIsTooLong() {
    reserve("any", "x".repeat(65), 1).assertProblem(400, "MALFORMED");
  }

  @Test
  void refusesARegistrationThatIsNotOfTheContractsForm() {
    http.post("/products", "{\"name\":\"book\"}").assertProblem(400, "MALFORMED");
    http.post("/products", "{\"sku\":\"a\"}").assertProblem(400, "MALFORMED");
    for (String sku : new String[] {"", "no spaces", "a/b", "x".repeat(65)}) {
      http.post("/products", registration(sku)).assertProblem(400, "MALFORMED");
    }
    receive("a.b", 1).assertProblem(400, "MALFORMED");
  }

  @Test
  void keepsReservationsWhenTheStateDirectoryIsLostAndNoneThatIsGone() throws Exception {
    String sku = stocked(10);
    reserve(sku, "o-1", 4);
    reserve(sku, "o-2", 5);
    reserve(sku, "o-3", 1);
    release(sku, "o-1");
    dispatch(sku, "o-3");

    service.close();
    FileSystemUtils.deleteRecursively(state);
    Files.createDirectories(state);
    start();

    release(sku, "o-1").assertProblem(409, "NOT_RESERVED");
    release(sku, "o-3").assertProblem(409, "NOT_RESERVED");
    reserve(sku, "o-2", 4).assertProblem(409, "ALREADY_RESERVED");
    reserve(sku, "o-4", 5).assertProblem(409, "INSUFFICIENT_STOCK");
    assertAccepted(reserve(sku, "o-1", 4), sku, 8);
    assertAccepted(release(sku, "o-2"), sku, 9);
  }

  private static void assertAccepted(Answer answer, String sku, long version) {
    answer.assertAccepted(200, "sku", sku, version);
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private static String stocked(long quantity) {
    String sku = newId();
    http.post("/products", registration(sku));
    receive(sku, quantity);
    return sku;
  }

  private static String registration(String sku) {
    return "{\"sku\":\"%s\",\"name\":\"book\"}".formatted(sku);
  }

  private static Answer receive(String sku, long quantity) {
    return post(sku, "receipts", "{\"quantity\":%d}".formatted(quantity));
  }

  private static Answer reserve(String sku, String order, long quantity) {
    return post(
        sku, "reservations", "{\"orderId\":\"%s\",\"quantity\":%d}".formatted(order, quantity));
  }

  private static Answer release(String sku, String order) {
    return post(sku, "releases", "{\"orderId\":\"%s\"}".formatted(order));
  }

  private static Answer dispatch(String sku, String order) {
    return post(sku, "dispatches", "{\"orderId\":\"%s\"}".formatted(order));
  }

  private static Answer correct(String sku, long onHand) {
    return post(sku, "corrections", "{\"onHand\":%d,\"reason\":\"counted\"}".formatted(onHand));
  }

  private static String body(String route) {
    return switch (route) {
      case "receipts" -> "{\"quantity\":1}";
      case "reservations" -> "{\"orderId\":\"o-1\",\"quantity\":1}";
      case "corrections" -> "{\"onHand\":1,\"reason\":\"counted\"}";
      default -> "{\"orderId\":\"o-1\"}";
    };
  }

  private static Answer post(String sku, String route, String body) {
    return http.post("/products/" + sku + "/" + route, body);
  }
}
