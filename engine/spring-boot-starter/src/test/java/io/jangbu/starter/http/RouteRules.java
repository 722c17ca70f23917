package io.jangbu.starter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.testkit.hosts.RawHttp;
import io.jangbu.testkit.hosts.RawHttp.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A service of notes, and what is not to go through. */
abstract class RouteRules {

  static final String JSON = "Content-Type: application/json";
  static final byte[] NOTE = "{\"text\":\"n\"}".getBytes(UTF_8);
  static final byte[] NOTHING = {};

  static Notes notes;
  static RawHttp http;

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

  static void assertRefused(Answer answer, int status, String code) {
    assertProblem(answer, status, code);
    assertThat(notes.taken()).isEmpty();
  }

  static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).containsExactly("application/problem+json");
    assertThat(answer.text())
        .contains("\"code\":\"" + code + "\"")
        .doesNotContain("Exception", "org.springframework", "io.jangbu");
  }
}
