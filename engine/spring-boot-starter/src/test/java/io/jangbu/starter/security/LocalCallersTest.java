package io.jangbu.starter.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.starter.http.Notes;
import io.jangbu.testkit.hosts.RawHttp;
import io.jangbu.testkit.hosts.RawHttp.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests a service answers that asks nobody for a token. */
class LocalCallersTest {

  private static final byte[] NOTHING = {};
  private static final byte[] NOTE = "{\"text\":\"n\"}".getBytes(UTF_8);
  private static final String JSON = "Content-Type: application/json";

  private static Notes notes;
  private static RawHttp http;

  @BeforeAll
  static void start() {
    notes =
        new Notes(
            // As it is by default on some platforms.
            "server.forward-headers-strategy=native",
            "jangbu.security.allowed-hosts=notes.example",
            "jangbu.security.allowed-origins=https://console.example:8443");
    http = new RawHttp(notes.url());
  }

  @AfterAll
  static void stop() {
    notes.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost",
        "LOCALHOST:8081",
        "[::1]",
        "[::1]:8081",
        "notes.example",
        "Notes.Example:443"
      })
  void areThoseThatCallItByALocalNameOrOneThatIsAllowed(String host) {
    assertThat(http.callingIt(host).send("GET /notes/1", NOTHING).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8081",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "notes.example.evil.example",
        "192.0.2.1",
        "[::2]"
      })
  void areNotThoseThatWereLedHereByAnotherName(String host) {
    RawHttp rebound = http.callingIt(host);
    assertForbidden(rebound.send("GET /notes/1", NOTHING), "allowed-hosts");
    assertForbidden(rebound.send("POST /notes", NOTE, JSON), "allowed-hosts");
    assertForbidden(rebound.send("GET /actuator/health", NOTHING), "allowed-hosts");
    assertForbidden(rebound.send("GET /nowhere", NOTHING), "allowed-hosts");
    assertForbidden(
        rebound.send("GET /notes/1", NOTHING, "X-Forwarded-Host: localhost"), "allowed-hosts");
    assertThat(notes.taken()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:3000",
        "http://127.0.0.1",
        "https://[::1]:8443",
        "https://console.example:8443",
        "http://notes.example"
      })
  void arePagesOfThisMachineOrOfASiteThatIsAllowed(String origin) {
    Answer answer =
        http.send("POST /notes", NOTE, JSON, "Origin: " + origin, "Sec-Fetch-Site: cross-site");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    notes.taken().clear();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://localhost.evil.example",
        "https://console.example",
        "http://console.example:8443",
        "https://console.example:8443.evil.example",
        "null",
        "file://",
        "http://localhost@evil.example",
        "http://evil.example/http://localhost"
      })
  void areNotThePagesOfOtherSites(String origin) {
    assertForbidden(http.send("POST /notes", NOTE, JSON, "Origin: " + origin), "allowed-origins");
    assertForbidden(http.send("GET /notes/1", NOTHING, "Origin: " + origin), "allowed-origins");
    assertForbidden(
        http.send("POST /notes", NOTE, JSON, "Origin: http://localhost", "Origin: " + origin),
        "allowed-origins");
    assertThat(notes.taken()).isEmpty();
  }

  @Test
  void areNotThePagesOfOtherSitesThatHideWhoTheyAre() {
    assertForbidden(
        http.send("POST /notes", NOTE, JSON, "Sec-Fetch-Site: cross-site"), "other sites");
    assertThat(notes.taken()).isEmpty();
    assertThat(http.send("GET /notes/1", NOTHING, "Sec-Fetch-Site: cross-site").status())
        .as("a link that is followed")
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"'', 200", "jangbu.security.allowed-hosts=shop.example, 403"})
  void mayUseAnyNameWhereOthersReachItUnlessNamesAreSaid(String names, int status) {
    String[] settings =
        names.isEmpty()
            ? new String[] {"jangbu.security.mode=none", "server.address=0.0.0.0"}
            : new String[] {"jangbu.security.mode=none", "server.address=0.0.0.0", names};
    try (Notes everywhere = new Notes(settings)) {
      RawHttp open = new RawHttp(everywhere.url()).callingIt("command-1:8081");
      assertThat(open.send("GET /notes/1", NOTHING).status()).isEqualTo(status);
      if (names.isEmpty()) {
        assertThat(open.send("POST /notes", NOTE, JSON, "Origin: http://command-1:8081").status())
            .as("its own page")
            .isEqualTo(200);
        assertForbidden(
            open.send("POST /notes", NOTE, JSON, "Origin: https://evil.example"),
            "allowed-origins");
      }
    }
  }

  private static void assertForbidden(Answer answer, String why) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(403);
    assertThat(answer.header("Content-Type")).containsExactly("application/problem+json");
    assertThat(answer.text()).contains("\"code\":\"FORBIDDEN\"", why);
  }
}
