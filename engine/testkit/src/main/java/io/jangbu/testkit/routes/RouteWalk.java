package io.jangbu.testkit.routes;

import io.jangbu.testkit.issuer.Token;
import io.jangbu.testkit.issuer.TokenIssuer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Asks a running service for each of its routes, over HTTP. */
public final class RouteWalk {

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final String service;
  private final TokenIssuer issuer;
  private final String audience;
  private final List<String> faults = new ArrayList<>();

  /**
   * A walk through a service.
   *
   * @param service {@code http://host:port}
   * @param issuer whose tokens it takes
   * @param audience of the tokens that it takes
   */
  public RouteWalk(String service, TokenIssuer issuer, String audience) {
    this.service = service;
    this.issuer = issuer;
    this.audience = audience;
  }

  /**
   * Asks for each route without a token; with every scope but those that it asks for; with a token
   * for somebody else, and one that is over; and with the right one.
   *
   * @param routes that there are
   * @param scopes what each asks for, of which one will do; none = it asks for nothing
   * @return a sentence for each answer that should be another, and for each route that is there and
   *     has no scopes, or has scopes and is not there
   */
  public List<String> faults(Set<String> routes, Map<String, Set<String>> scopes) {
    faults.clear();
    Set<String> all = new TreeSet<>(Set.of("anything"));
    scopes.values().forEach(all::addAll);
    Set<String> either = new TreeSet<>(routes);
    either.addAll(scopes.keySet());
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (String route : either) {
        if (!routes.contains(route)) {
          faults.add(route + ": there is no such route");
        } else if (!scopes.containsKey(route)) {
          faults.add(route + ": nothing says what it asks for");
        } else {
          ask(http, route, scopes.getOrDefault(route, Set.of()), all);
        }
      }
    }
    return List.copyOf(faults);
  }

  private void ask(HttpClient http, String route, Set<String> scopes, Set<String> all) {
    if (scopes.isEmpty()) {
      lets(http, route, "no token", null);
      return;
    }
    Set<String> others = new TreeSet<>(all);
    others.removeAll(scopes);
    Token right = issuer.token(audience).with(scopes.toArray(String[]::new));
    refuses(http, route, UNAUTHORIZED, "no token", null);
    refuses(http, route, FORBIDDEN, "all other scopes", right.with(others.toArray(String[]::new)));
    refuses(http, route, UNAUTHORIZED, "another audience", right.to(audience + "-not"));
    refuses(http, route, UNAUTHORIZED, "an expired token", right.lasting(Duration.ofHours(-1)));
    for (String scope : scopes) {
      lets(http, route, "the scope " + scope, right.with(scope));
    }
  }

  private void refuses(HttpClient http, String route, int with, String who, @Nullable Token token) {
    int status = status(http, route, token);
    if (status != with) {
      faults.add("%s answers %s with %d, not %d".formatted(route, who, status, with));
    }
  }

  private void lets(HttpClient http, String route, String who, @Nullable Token token) {
    int status = status(http, route, token);
    if (status == UNAUTHORIZED || status == FORBIDDEN) {
      faults.add("%s answers %s with %d".formatted(route, who, status));
    }
  }

  private int status(HttpClient http, String route, @Nullable Token token) {
    String[] parts = route.split(" ", 2);
    // Of a pattern any path that fits: most of what is asked for is not there.
    String path = parts[1].replaceAll("/\\*\\*$|/\\{\\*[^}]+}$", "/x").replaceAll("\\{[^}]+}", "x");
    String method = parts[0].equals("ANY") ? "GET" : parts[0];
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service + path))
            .header("Content-Type", "application/json")
            .method(
                method,
                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
    if (token != null) {
      request.header("Authorization", token.header());
    }
    try {
      HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
      // Not read: one of them may be a stream that never ends.
      answer.body().close();
      return answer.statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(route, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(route, e);
    }
  }
}
