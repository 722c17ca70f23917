package io.jangbu.starter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.testkit.hosts.RawHttp.Answer;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which bodies and headers are refused on every route of every service, before anything is taken.
 */
class RequestRulesTest extends RouteRules {

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

  private static byte[] bytes(int... bytes) {
    byte[] all = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      all[i] = (byte) bytes[i];
    }
    return all;
  }
}
