package io.jangbu.starter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.testkit.hosts.RawHttp.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every route of every service answers with, and to which methods. */
class AnswerRulesTest extends RouteRules {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/*",
        "application/json",
        "application/problem+json, application/json",
        "text/html, */*;q=0.1",
        "application/yaml, application/json;q=0.1",
        "application/cbor;q=1, */*;q=0.1"
      })
  void answersWithJsonAlone(String accept) {
    Answer answer = http.send("GET /notes/1", NOTHING, "Accept: " + accept);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).containsExactly("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/yaml",
        "application/x-yaml",
        "text/yaml",
        "application/xml",
        "text/xml",
        "application/cbor",
        "application/x-jackson-smile",
        "application/vnd.hal+json",
        "application/x-ndjson",
        "text/event-stream",
        "text/plain",
        "text/html",
        "application/octet-stream",
        "nonsense"
      })
  void refusesToAnswerWithAnythingElseAndTakesNothing(String accept) {
    assertProblem(http.send("GET /notes/1", NOTHING, "Accept: " + accept), 406, "NOT_ACCEPTABLE");
    assertRefused(http.send("POST /notes", NOTE, JSON, "Accept: " + accept), 406, "NOT_ACCEPTABLE");
  }

  @Test
  void streamsToThoseWhoReadStreams() {
    for (String accept : List.of("text/event-stream", "*/*", "text/*")) {
      Answer answer = http.send("GET /stream", NOTHING, "Accept: " + accept);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type").getFirst()).startsWith("text/event-stream");
    }
    assertProblem(
        http.send("GET /stream", NOTHING, "Accept: application/json"), 406, "NOT_ACCEPTABLE");
    assertProblem(
        http.send("GET /stream?from=x", NOTHING, "Accept: text/event-stream"), 400, "MALFORMED");
  }

  @Test
  void leavesTheActuatorsRoutesAsTheyAre() {
    Answer health = http.send("GET /actuator/health?statsu=1&statsu=2", NOTHING);
    assertThat(health.status()).isEqualTo(200);
    assertThat(http.send("GET /v3/api-docs", NOTHING).status()).isEqualTo(200);
    assertThat(
            http.send("GET /v3/api-docs.yaml", NOTHING, "Accept: application/vnd.oai.openapi")
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "TRACE, /notes, 'GET,HEAD,OPTIONS,POST'",
    "FOO, /notes, 'GET,HEAD,OPTIONS,POST'",
    "PROPFIND, /notes, 'GET,HEAD,OPTIONS,POST'",
    "PUT, /notes, 'GET,HEAD,OPTIONS,POST'",
    "TRACE, /notes/1, 'GET,HEAD,OPTIONS'",
    "PROPFIND, /notes/1, 'GET,HEAD,OPTIONS'",
    "post, /notes/1, 'GET,HEAD,OPTIONS'",
    "DELETE, /notes/1, 'GET,HEAD,OPTIONS'",
    "PATCH, /notes/1, 'GET,HEAD,OPTIONS'",
    "TRACE, /stream, 'GET,HEAD,OPTIONS'"
  })
  void tellsWhichMethodsThereAre(String method, String path, String allowed) {
    Answer answer = http.send(method + " " + path, NOTHING);
    assertProblem(answer, 405, "METHOD_NOT_ALLOWED");
    assertThat(methods(answer)).isEqualTo(allowed);

    Answer options = http.send("OPTIONS " + path, NOTHING);
    assertThat(options.status()).isEqualTo(200);
    assertThat(methods(options)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TRACE", "FOO", "PROPFIND", "OPTIONS", "GET", "POST", "DELETE", "PUT", "PATCH"})
  void answersWithAProblemWhereThereIsNoRoute(String method) {
    for (String path : List.of("/nowhere", "/error", "/")) {
      Answer answer = http.send(method + " " + path, NOTHING);
      assertProblem(answer, 404, "NOT_FOUND");
      assertThat(answer.header("Allow")).isEmpty();
    }
  }

  @Test
  void answersWithAProblemToWhatTomcatRefuses() {
    for (String line : List.of("CONNECT /notes", "CONNECT example.com:80")) {
      Answer answer = http.send(line, NOTHING);
      assertThat(answer.status()).as(answer.text()).isIn(400, 405, 501);
      assertThat(answer.text()).contains("\"code\":");
      assertThat(answer.header("Content-Type")).containsExactly("application/problem+json");
      assertThat(answer.header("X-Content-Type-Options")).containsExactly("nosniff");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /notes/1",
        "POST /notes",
        "GET /nowhere",
        "GET /error",
        "TRACE /notes",
        "GET /notes?statsu=1",
        "GET /stream",
        "GET /actuator/health",
        "GET /v3/api-docs"
      })
  void letsNobodyKeepAnAnswerOrGuessWhatItIs(String line) {
    Answer answer = http.send(line, NOTHING);
    assertThat(answer.header("X-Content-Type-Options"))
        .as(answer.text())
        .containsExactly("nosniff");
    assertThat(answer.header("Cache-Control")).containsExactly("no-store");
  }

  @Test
  void letsThePagesOfTheApiLoadNothingFromElsewhere() {
    Answer page = http.send("GET /swagger-ui/index.html", NOTHING);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(page.header("Content-Security-Policy").getFirst())
        .contains("default-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("script-src", "unsafe-eval", "http");
    assertThat(page.text()).doesNotContainPattern("<script(?![^>]* src=)[^>]*>");
  }

  @Test
  void answersHeadWithoutABody() {
    Answer answer = http.send("HEAD /notes/1", NOTHING);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).endsWith("\r\n\r\n");
    Answer nowhere = http.send("HEAD /nowhere", NOTHING);
    assertThat(nowhere.status()).isEqualTo(404);
    assertThat(nowhere.text()).endsWith("\r\n\r\n");
  }

  private static String methods(Answer answer) {
    assertThat(answer.header("Allow")).as(answer.text()).hasSize(1);
    return Arrays.stream(answer.header("Allow").getFirst().split("[, ]+"))
        .sorted()
        .collect(Collectors.joining(","));
  }
}
