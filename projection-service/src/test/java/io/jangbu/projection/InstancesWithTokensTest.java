package io.jangbu.projection;

import static io.jangbu.projection.OrderStream.CREATE;
import static io.jangbu.projection.OrderStream.PAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.testkit.issuer.Token;
import io.jangbu.testkit.issuer.TokenIssuer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two instances that ask for tokens, and so each other for one. */
class InstancesWithTokensTest {

  private static final List<String> ORDERS =
      IntStream.range(0, 20).mapToObj(i -> "token-" + i).toList();

  /** Else each could answer for the other from its own stores. */
  private static final String NO_STANDBYS =
      "--spring.kafka.streams.properties.num.standby.replicas=0";

  @TempDir private Path directory;

  @Test
  void askEachOtherInTheNameOfTheCaller() {
    try (EventLogs log = EventLogs.fresh();
        TokenIssuer issuer = TokenIssuer.start();
        Instance one = start("callers-token", "one", issuer);
        Instance two = start("callers-token", "two", issuer)) {
      publishAll(log);
      awaitShared(one, two);
      for (Instance instance : List.of(one, two)) {
        Http reader = instance.http().showing(token(issuer).with("read").header());
        await().atMost(Duration.ofSeconds(30)).until(() -> answersAll(reader));
        assertThat(instance.get("/orders/token-1").code()).isEqualTo("UNAUTHENTICATED");
        assertThat(
                instance
                    .http()
                    .showing(token(issuer).with("orders.write").header())
                    .get("/orders/token-1")
                    .code())
            .isEqualTo("FORBIDDEN");
      }
      compareAcrossBoth(one.http().showing(token(issuer).with("operate", "read").header()));
    }
  }

  @Test
  void showEachOtherATokenOfTheirOwnWhereTheyHaveOne() throws Exception {
    Path file = directory.resolve("token");
    Files.writeString(file, "nonsense");
    try (EventLogs log = EventLogs.fresh();
        TokenIssuer issuer = TokenIssuer.start();
        Instance one = start("own-token", "one", issuer, "--jangbu.security.token-file=" + file);
        Instance two = start("own-token", "two", issuer)) {
      publishAll(log);
      awaitShared(one, two);
      String caller = token(issuer).with("read").header();
      await().atMost(Duration.ofSeconds(30)).until(() -> answersAll(two.http().showing(caller)));

      Http.Answer refused = one.http().showing(caller).get("/orders?limit=100");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.code()).isEqualTo("UNAVAILABLE");

      Files.writeString(file, token(issuer).of("projection-1").with("read").signed() + "\n");
      assertThat(answersAll(one.http().showing(caller))).isTrue();
    }
  }

  @Test
  void showTheirTokenAlsoWhileTheyAskForNoneThemselves() throws Exception {
    try (EventLogs log = EventLogs.fresh();
        TokenIssuer issuer = TokenIssuer.start()) {
      Path file =
          Files.writeString(directory.resolve("token"), token(issuer).with("read").signed());
      try (Instance open =
              Instance.start(
                      "turned-on",
                      directory.resolve("open"),
                      NO_STANDBYS,
                      "--jangbu.security.token-file=" + file)
                  .awaitReady();
          Instance asking = start("turned-on", "asking", issuer)) {
        publishAll(log);
        awaitShared(open, asking);
        await().atMost(Duration.ofSeconds(30)).until(() -> answersAll(open.http()));
        String caller = token(issuer).with("read").header();
        assertThat(answersAll(asking.http().showing(caller))).isTrue();
      }
    }
  }

  private Instance start(String application, String name, TokenIssuer issuer, String... more) {
    return Instance.start(
            application,
            directory.resolve(application).resolve(name),
            Stream.of(
                    Arrays.stream(issuer.settings("jangbu")).map(setting -> "--" + setting),
                    Stream.of(NO_STANDBYS),
                    Arrays.stream(more))
                .flatMap(each -> each)
                .toArray(String[]::new))
        .awaitReady();
  }

  private static Token token(TokenIssuer issuer) {
    return issuer.token("jangbu");
  }

  private static void publishAll(EventLogs log) {
    ORDERS.forEach(order -> log.orders().publish(OrderStream.of(order, CREATE, PAY)));
  }

  private static void awaitShared(Instance one, Instance two) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            one.projects() > 0
                && two.projects() > 0
                && one.projects() + two.projects() == EventLogs.TASKS);
  }

  private static boolean answersAll(Http reader) {
    return reader.get("/orders?limit=100").each("orders", "orderId").containsAll(ORDERS)
        && ORDERS.stream().allMatch(order -> reader.get("/orders/" + order).status() == 200)
        && reader.get("/stats/orders-by-status").json().path("PAID").asInt() == ORDERS.size();
  }

  /** In the background, after the operator's request has been answered. */
  private static void compareAcrossBoth(Http operator) {
    assertThat(operator.post("/actuator/projections/begin", "{}").status()).isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> operator.post("/actuator/projections/compare", "{}").status() == 200);
    JsonNode comparison =
        await()
            .atMost(Duration.ofSeconds(90))
            .until(
                () -> operator.get("/actuator/projections").json().path("comparison"),
                latest -> Set.of("DONE", "FAILED").contains(latest.path("state").asString()));
    assertThat(comparison.path("state").asString()).as("%s", comparison).isEqualTo("DONE");
    assertThat(comparison.path("differing").asInt()).isZero();
    assertThat(comparison.path("streams").asInt()).isEqualTo(ORDERS.size());
  }
}
