package io.jangbu.localservices.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandInCarrierTest {

  private static final Temperament FAILING = new Temperament(0, 1, 0, Duration.ZERO);
  private static final Temperament REFUSING = new Temperament(0, 0, 1, Duration.ZERO);

  @TempDir private Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private StandInCarrier carrier;

  @BeforeEach
  void open() {
    carrier = StandInCarrier.start(0, directory, Temperament.flawless());
  }

  @AfterEach
  void close() {
    carrier.close();
    http.close();
  }

  @Test
  void answersTheSameKeyWithTheSameReferenceAndCountsItOnce() throws Exception {
    HttpResponse<String> first = ship("o-1", "o-1/0000000003");
    HttpResponse<String> again = ship("o-1", "o-1/0000000003");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.body()).contains("\"reference\":\"SIC-");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(get("/shipments/accepted"))
        .contains("\"accepted\":1", "\"refused\":0", "\"requests\":2");
    assertThat(get("/shipments/o-1")).contains("SIC-");
  }

  @Test
  void remembersWhatItAcceptedAfterARestartEvenWithAHalfWrittenLine() throws Exception {
    String before = ship("o-1", "k-1").body();
    carrier.close();
    Files.writeString(directory.resolve("decisions.tsv"), "k-2\to-2", StandardOpenOption.APPEND);
    open();

    assertThat(ship("o-1", "k-1").body()).isEqualTo(before);
    assertThat(ship("o-2", "k-2").statusCode()).isEqualTo(201);
    restart(Temperament.flawless());
    assertThat(get("/shipments/accepted")).contains("\"accepted\":2");
  }

  @Test
  void refusesTheSameOrdersAlways() throws Exception {
    restart(REFUSING);

    assertThat(ship("o-1", "k-1").statusCode()).isEqualTo(422);
    assertThat(ship("o-1", "k-1").statusCode()).isEqualTo(422);
    assertThat(get("/shipments/accepted")).contains("\"accepted\":0", "\"refused\":1");
  }

  @Test
  void failsAtFirstAndSucceedsWithinThreeAttempts() throws Exception {
    restart(FAILING);

    for (int i = 0; i < 20; i++) {
      assertThat(ship("o-" + i, "k-" + i).statusCode()).isEqualTo(503);
      ship("o-" + i, "k-" + i);
      assertThat(ship("o-" + i, "k-" + i).statusCode()).isEqualTo(201);
    }
    assertThat(carrier.acceptedKeysByOrder()).hasSize(20);
    assertThat(carrier.acceptedKeysByOrder().values()).allMatch(keys -> keys.size() == 1);
  }

  @Test
  void sometimesLosesTheAnswerAfterItHasAccepted() throws Exception {
    restart(FAILING);

    List<Integer> firstAnswers =
        IntStream.range(0, 20).mapToObj(i -> ship("o-" + i, "k-" + i).statusCode()).toList();

    assertThat(firstAnswers).containsOnly(503);
    assertThat(carrier.acceptedKeysByOrder()).hasSizeBetween(1, 19);
  }

  @Test
  void showsTwoKeysOfOneOrder() {
    ship("o-1", "k-1");
    ship("o-1", "k-2");

    assertThat(carrier.acceptedKeysByOrder().get("o-1")).containsExactlyInAnyOrder("k-1", "k-2");
  }

  @Test
  void rejectsWhatIsNotARequest() {
    assertThat(post("{}", "k").statusCode()).isEqualTo(400);
    assertThat(post("garbage", "k").statusCode()).isEqualTo(400);
    assertThat(post("{\"orderId\":\"a b\",\"carrier\":\"c\"}", "k").statusCode()).isEqualTo(400);
    assertThat(post("{\"orderId\":\"o\",\"carrier\":\"c\"}", "").statusCode()).isEqualTo(400);
    ship("o-1", "k-1");
    assertThat(ship("o-2", "k-1").statusCode()).isEqualTo(422);
  }

  @Test
  void refusesAboutOneOrderInAHundredByDefault() {
    long refused =
        IntStream.range(0, 100_000)
            .filter(i -> Temperament.realistic().refuses("order-" + i))
            .count();

    assertThat(refused).isBetween(700L, 1300L);
  }

  private void restart(Temperament temperament) {
    carrier.close();
    carrier = StandInCarrier.start(0, directory, temperament);
  }

  private HttpResponse<String> ship(String orderId, String key) {
    return post("{\"orderId\":\"%s\",\"carrier\":\"post\"}".formatted(orderId), key);
  }

  private HttpResponse<String> post(String body, String key) {
    return send(
        HttpRequest.newBuilder(uri("/shipments"))
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private String get(String path) {
    return send(HttpRequest.newBuilder(uri(path))).body();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return http.sendAsync(request.build(), BodyHandlers.ofString()).join();
  }

  private URI uri(String path) {
    return carrier.url().resolve(path);
  }
}
