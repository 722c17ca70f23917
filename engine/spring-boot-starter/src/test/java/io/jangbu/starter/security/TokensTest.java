package io.jangbu.starter.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.jangbu.starter.http.Notes;
import io.jangbu.testkit.hosts.RawHttp;
import io.jangbu.testkit.hosts.RawHttp.Answer;
import io.jangbu.testkit.issuer.Token;
import io.jangbu.testkit.issuer.TokenIssuer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service answers that asks for tokens. */
class TokensTest {

  private static final byte[] NOTHING = {};
  private static final byte[] NOTE = "{\"text\":\"n\"}".getBytes(UTF_8);
  private static final String JSON = "Content-Type: application/json";
  private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

  private static TokenIssuer issuer;
  private static Notes notes;
  private static RawHttp http;

  @BeforeAll
  static void start() {
    issuer = TokenIssuer.start();
    notes = new Notes(JWT + "issuer-uri=" + issuer.uri(), JWT + "audiences=notes,archive");
    http = new RawHttp(notes.url());
  }

  @AfterAll
  static void stop() {
    notes.close();
    issuer.close();
  }

  @Test
  void letsThroughWhoHasTheScopeOfTheRoute() {
    assertThat(get("/notes/1", token().with("read")).status()).isEqualTo(200);
    assertThat(get("/notes/1", token().to("archive").with("read")).status()).isEqualTo(200);
    assertThat(get("/notes/1", token().with("other", "read", "more")).status()).isEqualTo(200);
    assertThat(post(token().with("notes.write")).status()).isEqualTo(200);
    assertThat(notes.taken()).hasSize(1);
    notes.taken().clear();
  }

  @Test
  void refusesWhoShowsNoToken() {
    Answer answer = http.send("GET /notes/1", NOTHING);
    assertProblem(answer, 401, "UNAUTHENTICATED");
    assertThat(answer.header("WWW-Authenticate")).containsExactly("Bearer");
    assertThat(answer.header("Set-Cookie")).isEmpty();
    assertProblem(http.send("POST /notes", NOTE, JSON), 401, "UNAUTHENTICATED");
    assertProblem(http.send("GET /nowhere", NOTHING), 401, "UNAUTHENTICATED");
    assertProblem(http.send("GET /error", NOTHING), 401, "UNAUTHENTICATED");
    assertProblem(http.send("TRACE /notes", NOTHING), 401, "UNAUTHENTICATED");
    assertProblem(http.send("FOO /notes", NOTHING), 401, "UNAUTHENTICATED");
    assertProblem(http.send("OPTIONS /notes", NOTHING), 401, "UNAUTHENTICATED");
    assertThat(notes.taken()).isEmpty();
  }

  @Test
  void refusesATokenThatDoesNotHoldHere() throws Exception {
    Token right = token().with("read", "notes.write");
    List<String> wrong =
        List.of(
            right.to("else").signed(),
            right.to(null).signed(),
            right.from(URI.create("http://evil.example")).signed(),
            right.lasting(Duration.ofMinutes(-5)).signed(),
            right.lasting(null).signed(),
            right.signed() + "x",
            unsigned(),
            signedWithTheAudience(),
            "nonsense",
            "");
    for (String token : wrong) {
      Answer answer = http.send("POST /notes", NOTE, JSON, "Authorization: Bearer " + token);
      assertProblem(answer, 401, "UNAUTHENTICATED");
      assertThat(answer.header("WWW-Authenticate").getFirst()).startsWith("Bearer");
    }
    assertThat(notes.taken()).isEmpty();
  }

  @Test
  void refusesAnotherIssuersToken() {
    try (TokenIssuer stranger = TokenIssuer.start()) {
      Token forged = stranger.token("notes").with("read");
      assertProblem(get("/notes/1", forged), 401, "UNAUTHENTICATED");
      assertProblem(get("/notes/1", forged.from(issuer.uri())), 401, "UNAUTHENTICATED");
    }
  }

  @Test
  void doesNotAskTheIssuerForItsKeysAtEachForgedToken() {
    assertThat(get("/notes/1", token().with("read")).status()).isEqualTo(200);
    int before = issuer.askedForKeys();
    for (int i = 0; i < 5; i++) {
      try (TokenIssuer stranger = TokenIssuer.start()) {
        Token forged = stranger.token("notes").with("read").from(issuer.uri());
        assertProblem(get("/notes/1", forged), 401, "UNAUTHENTICATED");
      }
    }
    assertThat(issuer.askedForKeys() - before).isLessThanOrEqualTo(1);
    assertThat(get("/notes/1", token().with("read")).status()).isEqualTo(200);
  }

  @Test
  void followsTheIssuerToANewKey() {
    String old = token().with("read").header();
    assertThat(get("/notes/1", token().with("read")).status()).isEqualTo(200);

    issuer.rotate();

    Token fresh = token().with("read");
    await()
        .atMost(AskedOnceInAWhile.WHILE.multipliedBy(4))
        .until(() -> get("/notes/1", fresh).status() == 200);
    assertProblem(
        http.send("GET /notes/1", NOTHING, "Authorization: " + old), 401, "UNAUTHENTICATED");
  }

  @Test
  void refusesAnotherScopeAndSaysWhichItTakes() {
    Answer answer = get("/notes/1", token().with("notes.write", "operate"));
    assertProblem(answer, 403, "FORBIDDEN");
    assertThat(answer.text()).contains("the scope read");
    assertThat(answer.header("WWW-Authenticate").getFirst()).contains("insufficient_scope");
    assertProblem(get("/notes/1", token()), 403, "FORBIDDEN");
    assertProblem(post(token().with("read")), 403, "FORBIDDEN");
    assertThat(notes.taken()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/notes/1", "/notes/a%2Fb", "/notes/a%3Bb", "/notes/..%2F1", "/notes/%2e%2e"})
  void asksForTheScopeHoweverThePathIsWritten(String path) {
    assertProblem(get(path, token().with("notes.write")), 403, "FORBIDDEN");
    assertThat(get(path, token().with("read")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/notes;a=b",
        "//notes",
        "/notes/",
        "/./notes",
        "/nowhere/../notes",
        "/%6eotes",
        "/notes%00",
        "/NOTES"
      })
  void takesNothingByAnotherSpellingOfARoute(String path) {
    String other = token().with("read", "operate").header();
    Answer answer = http.send("POST " + path, NOTE, JSON, "Authorization: " + other);
    assertThat(answer.status()).as(answer.text()).isIn(400, 403, 404);
    assertThat(notes.taken()).isEmpty();
  }

  @Test
  void tellsThoseWithATokenWhatThereIs() {
    Token any = token().with("anything");
    assertProblem(get("/nowhere", any), 404, "NOT_FOUND");
    assertProblem(get("/error", any), 404, "NOT_FOUND");
    for (String method : List.of("TRACE", "FOO", "PUT")) {
      assertProblem(
          http.send(method + " /notes", NOTHING, "Authorization: " + any.header()),
          405,
          "METHOD_NOT_ALLOWED");
    }
    assertThat(
            http.send("HEAD /notes/1", NOTHING, "Authorization: " + token().with("read").header())
                .status())
        .isEqualTo(200);
    assertThat(http.send("HEAD /notes/1", NOTHING).text()).endsWith("\r\n\r\n");
  }

  @Test
  void tellsEveryoneOfItsHealthAndNothingElse() {
    for (String path : List.of("", "/liveness", "/readiness")) {
      assertThat(http.send("GET /actuator/health" + path, NOTHING).status())
          .as(path)
          .isIn(200, 404);
    }
    for (String path : List.of("/actuator", "/actuator/", "/actuator/info", "/v3/api-docs")) {
      assertProblem(http.send("GET " + path, NOTHING), 401, "UNAUTHENTICATED");
    }
    assertProblem(
        http.send("GET /.well-known/oauth-protected-resource", NOTHING), 401, "UNAUTHENTICATED");
    assertProblem(get("/actuator", token().with("read")), 403, "FORBIDDEN");
    assertThat(get("/actuator", token().with("operate")).status()).isEqualTo(200);
    assertThat(get("/v3/api-docs", token().with("read")).status()).isEqualTo(200);
  }

  @Test
  void saysThatNobodyCanTellWhileTheIssuerIsAway() {
    TokenIssuer gone = TokenIssuer.start();
    try (Notes unsure = new Notes(JWT + "issuer-uri=" + gone.uri(), JWT + "audiences=notes")) {
      String token = gone.token("notes").with("read").header();
      gone.close();
      Answer answer =
          new RawHttp(unsure.url()).send("GET /notes/1", NOTHING, "Authorization: " + token);
      assertProblem(answer, 503, "UNAVAILABLE");
      assertThat(answer.header("Retry-After")).hasSize(1);
    }
  }

  private static Token token() {
    return issuer.token("notes");
  }

  private static String unsigned() {
    return new PlainJWT(claims()).serialize();
  }

  /** Signed with what everyone knows. */
  private static String signedWithTheAudience() throws Exception {
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims());
    token.sign(new MACSigner("notes".repeat(10)));
    return token.serialize();
  }

  private static JWTClaimsSet claims() {
    return new JWTClaimsSet.Builder()
        .issuer(issuer.uri().toString())
        .subject("ada")
        .audience("notes")
        .claim("scope", "read notes.write")
        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
        .build();
  }

  private static Answer get(String path, Token token) {
    return http.send("GET " + path, NOTHING, "Authorization: " + token.header());
  }

  private static Answer post(Token token) {
    return http.send("POST /notes", NOTE, JSON, "Authorization: " + token.header());
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).containsExactly("application/problem+json");
    assertThat(answer.text())
        .contains("\"code\":\"" + code + "\"", "\"status\":" + status)
        .doesNotContain("Exception", "org.springframework", "io.jangbu");
  }
}
