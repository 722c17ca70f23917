package io.jangbu.testkit.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An issuer as a service finds it by OpenID Connect: it tells where its keys are at {@code
 * /.well-known/openid-configuration}, and signs with RS256. It makes a token for whoever holds this
 * object, and for nobody over HTTP. It listens on the loopback address alone.
 */
public final class TokenIssuer implements AutoCloseable {

  /** In bits. */
  private static final int KEY_SIZE = 2048;

  private static final String KEYS = "/keys";
  private static final String CONFIGURATION = "/.well-known/openid-configuration";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile RSAKey key;
  private final AtomicInteger asked = new AtomicInteger();

  private TokenIssuer(HttpServer server, RSAKey key) {
    this.server = server;
    this.key = key;
  }

  /** One with a new key, on a free port. */
  public static TokenIssuer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      TokenIssuer issuer = new TokenIssuer(server, newKey());
      server.setExecutor(issuer.threads);
      server.createContext("/", issuer::answer);
      server.start();
      return issuer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(KEY_SIZE)
          .keyID(UUID.randomUUID().toString())
          .algorithm(JWSAlgorithm.RS256)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("no key can be made", e);
    }
  }

  /** Takes a new key in place of the one before, whose tokens hold no more. */
  public void rotate() {
    key = newKey();
  }

  /** What its tokens have as {@code iss}: {@code http://127.0.0.1:port}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * A token for an audience, which may be changed before it is signed.
   *
   * @param audience {@code aud}
   */
  public Token token(String audience) {
    return Token.of(uri(), key, audience);
  }

  /**
   * Settings of a service, each {@code name=value}, with which it takes these tokens alone.
   *
   * @param audience the service's own
   */
  public String[] settings(String audience) {
    String jwt = "spring.security.oauth2.resourceserver.jwt.";
    return new String[] {jwt + "issuer-uri=" + uri(), jwt + "audiences=" + audience};
  }

  /** How often it was asked for its keys. */
  public int askedForKeys() {
    return asked.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      switch (path) {
        case CONFIGURATION -> json(exchange, configuration());
        case KEYS -> {
          asked.incrementAndGet();
          json(exchange, new JWKSet(key.toPublicJWK()).toJSONObject());
        }
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private Map<String, Object> configuration() {
    return Map.of(
        "issuer",
        uri().toString(),
        "jwks_uri",
        uri() + KEYS,
        "response_types_supported",
        List.of("token"),
        "subject_types_supported",
        List.of("public"),
        "id_token_signing_alg_values_supported",
        List.of(JWSAlgorithm.RS256.getName()));
  }

  private static void json(HttpExchange exchange, Map<String, Object> body) throws IOException {
    byte[] bytes = JSONObjectUtils.toJSONString(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
