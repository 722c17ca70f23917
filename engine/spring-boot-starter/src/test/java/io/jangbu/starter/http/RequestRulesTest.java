package io.jangbu.starter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.testkit.hosts.RawHttp;
import io.jangbu.testkit.hosts.RawHttp.Answer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused on every route of every service, before anything is taken. */
class RequestRulesTest {

  private static final String JSON = "Content-Type: application/json";
  private static final byte[] NOTE = "{\"text\":\"n\"}".getBytes(UTF_8);
  private static final byte[] NOTHING = {};

  private static Notes notes;
  private static RawHttp http;

  @BeforeAll
  static void start() {
    notes = new Notes();
    http = new RawHttp(notes.url());
  }

  @AfterAll
  static void stop() {
    notes.close();
  }

  @BeforeEach
  void forget() {
    notes.taken().clear();
  }

  @Test
  void takesTextOfAnyScriptAndEmojiEscapedOrNot() {
    String body = "{\"text\":\"장📦\\ud83d\\udce6\\\\ud83d\",\"labels\":{\"é\":\"\\u00e9\"}}";
    assertThat(http.send("POST /notes", body.getBytes(UTF_8), JSON).status()).isEqualTo(200);
    assertThat(notes.taken()).containsExactly("장📦📦\\ud83d null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"\\ud83d\"}",
        "{\"text\":\"\\uDCE6\"}",
        "{\"text\":\"\\udce6\\ud83d\"}",
        "{\"text\":\"\\ud83d\\ud83d\\udce6\"}",
        "{\"text\":\"\\ud83dx\"}",
        "{\"text\":\"\\ud83d\\\\udce6\"}",
        "{\"text\":\"a\",\"labels\":{\"\\ud83d\":\"b\"}}",
        "{\"text\":\"a\",\"labels\":{\"b\":\"\\ud83d\"}}",
        "{\"\\ud83d\":\"a\"}"
      })
  void refusesALoneSurrogateAnywhere(String body) {
    assertRefused(http.send("POST /notes", body.getBytes(UTF_8), JSON), 400, "MALFORMED");
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    for (byte[] text :
        List.of(
            bytes(0xe9),
            bytes(0xff),
            bytes(0xc0, 0xaf),
            bytes(0xed, 0xa0, 0xbd),
            bytes(0xf4, 0x90, 0x80, 0x80),
            bytes(0xe4, 0xbd))) {
      String body = "{\"text\":\"" + new String(text, ISO_8859_1) + "\"}";
      assertRefused(http.send("POST /notes", body.getBytes(ISO_8859_1), JSON), 400, "MALFORMED");
    }
  }

  @Test
  void refusesAByteOrderMarkAndOtherEncodings() {
    String body = new String(NOTE, UTF_8);
    for (Charset charset : List.of(UTF_8, UTF_16BE, UTF_16LE, Charset.forName("UTF-32BE"))) {
      assertRefused(
          http.send("POST /notes", ("\ufeff" + body).getBytes(charset), JSON), 400, "MALFORMED");
    }
    for (Charset charset : List.of(UTF_16BE, UTF_16LE, Charset.forName("UTF-32LE"))) {
      assertRefused(http.send("POST /notes", body.getBytes(charset), JSON), 400, "MALFORMED");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/json;charset=utf-8",
        "application/json; charset=UTF-8",
        "application/json; charset=\"Utf-8\""
      })
  void takesJsonInUtf8(String type) {
    assertThat(http.send("POST /notes", NOTE, "Content-Type: " + type).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json; charset=iso-8859-1",
        "application/json; charset=\"UTF-16\"",
        "application/json; charset=us-ascii",
        "application/json; charset=nonsense",
        "application/json; charset=",
        "application/json; charset=utf-8; charset=utf-16",
        "application/json; charset=utf-16; charset=utf-8",
        "application/yaml",
        "application/xml",
        "application/cbor",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "text/plain",
        "application/vnd.note+json",
        "nonsense",
        "*/*",
        ""
      })
  void refusesOtherMediaTypesAndCharsets(String type) {
    assertRefused(
        http.send("POST /notes", NOTE, "Content-Type: " + type), 415, "UNSUPPORTED_MEDIA_TYPE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "identity", "br", ""})
  void refusesAnyContentEncoding(String encoding) {
    Answer answer = http.send("POST /notes", NOTE, JSON, "Content-Encoding: " + encoding);
    assertRefused(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
    assertThat(answer.header("Accept-Encoding")).containsExactly("identity");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Idempotency-Key | a | a",
        "idempotency-key | a | b",
        "If-Match | \"1\" | \"9\"",
        "Correlation-Id | a | ''",
        "Content-Type | application/json | application/json",
        "Content-Type | text/plain | application/json",
        "Content-Type | application/json | text/plain"
      })
  void refusesAHeaderThatStandsTwice(String name, String one, String two) {
    String json = name.equals("Content-Type") ? "X-Other: 1" : JSON;
    assertRefused(
        http.send("POST /notes", NOTE, json, name + ": " + one, name + ": " + two),
        400,
        "MALFORMED");
    assertProblem(
        http.send("GET /notes/1", NOTHING, name + ": " + one, name + ": " + two), 400, "MALFORMED");
  }

  @Test
  void ignoresOtherHeaders() {
    assertThat(http.send("POST /notes", NOTE, JSON, "X-Other: é", "X-Other: b").status())
        .isEqualTo(200);
  }

  @Test
  void readsHeadersAsUtf8() {
    http.send("POST /notes", NOTE, JSON, "Correlation-Id: 한글-é 📦");
    assertThat(notes.taken()).containsExactly("n 한글-é 📦");
  }

  @Test
  void refusesHeadersThatAreNoText() {
    for (byte[] text :
        List.of(
            bytes('a', 0xe9),
            bytes(0xed, 0xa0, 0xbd),
            bytes(0xef, 0xbb, 0xbf, 'a'),
            bytes('a', '\t', 'b'),
            bytes('a', 0xc2, 0x85))) {
      String header = "Correlation-Id: " + new String(text, ISO_8859_1);
      assertRefused(
          http.sendBytes(
              "POST /notes", NOTE, List.of(JSON.getBytes(UTF_8), header.getBytes(ISO_8859_1))),
          400,
          "MALFORMED");
    }
  }

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
    }
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?",
        "?status=PAID",
        "?st%61tus=%EC%9E%A5",
        "?limit=1&status=a+b",
        "?status",
        "?&status="
      })
  void takesTheQueryParametersThatThereAre(String query) {
    Answer answer = http.send("GET /notes" + query, NOTHING);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  @Test
  void namesTheQueryParameterThatIsUnknownAndThoseThatThereAre() {
    Answer answer = http.send("GET /notes?statsu=PAID", NOTHING);
    assertProblem(answer, 400, "MALFORMED");
    assertThat(answer.text()).contains("statsu", "limit, status");
    assertThat(http.send("GET /notes/1?a=b", NOTHING).text())
        .contains("no query parameter a", "this route takes none");
    assertThat(http.send("GET /notes?limit=1&limit=2", NOTHING).text())
        .contains("limit", "more than once");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/notes?statsu=PAID",
        "/notes?Status=PAID",
        "/notes?most=1",
        "/notes?status=PAID&status=PAID",
        "/notes?status=a&st%61tus=b",
        "/notes?=a",
        "/notes?status=%",
        "/notes?status=%4",
        "/notes?status=%zz",
        "/notes?status=%+1",
        "/notes?status=%ff",
        "/notes?status=%c0%af",
        "/notes?status=%ed%a0%bd",
        "/notes?status=%ef%bb%bfa",
        "/notes?status=%00",
        "/notes?%ff=1",
        "/notes?status=é",
        "/notes?status=\"",
        "/notes;status=PAID",
        "/notes/1;v=1",
        "/notes/%ff",
        "/notes/%c0%af",
        "/notes/%ed%a0%bd",
        "/notes/%00",
        "/notes/%zz",
        "/notes/%",
        "/notes/é"
      })
  void refusesQueriesAndPathsThatAreNotOfTheForm(String path) {
    assertProblem(http.send("GET " + path, NOTHING), 400, "MALFORMED");
  }

  @Test
  void takesNoQueryParametersWhereARouteHasNone() {
    assertRefused(http.send("POST /notes?dryRun=true", NOTE, JSON), 400, "MALFORMED");
  }

  private static void assertRefused(Answer answer, int status, String code) {
    assertProblem(answer, status, code);
    assertThat(notes.taken()).isEmpty();
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).containsExactly("application/problem+json");
    assertThat(answer.text())
        .contains("\"code\":\"" + code + "\"")
        .doesNotContain("Exception", "org.springframework", "io.jangbu");
  }

  private static String methods(Answer answer) {
    assertThat(answer.header("Allow")).as(answer.text()).hasSize(1);
    return Arrays.stream(answer.header("Allow").getFirst().split("[, ]+"))
        .sorted()
        .collect(Collectors.joining(","));
  }

  private static byte[] bytes(int... bytes) {
    byte[] all = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      all[i] = (byte) bytes[i];
    }
    return all;
  }
}
