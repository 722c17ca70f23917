package io.jangbu.starter.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Asks the issuer the same thing once in a while, whether it answers or not. Spring asks for its
 * keys with each token that names one which is not known, and anyone can make up such tokens.
 */
final class AskedOnceInAWhile implements ClientHttpRequestInterceptor {

  /** So long a new key of the issuer may stay unknown. */
  static final Duration WHILE = Duration.ofSeconds(5);

  /** What came of asking: an answer or a failure. */
  private record Outcome(long at, @Nullable Remembered answer, @Nullable IOException failure) {

    boolean isOver() {
      return System.nanoTime() - at > WHILE.toNanos();
    }

    ClientHttpResponse get() throws IOException {
      if (answer == null) {
        throw failure == null ? new IOException("no answer") : failure;
      }
      return answer;
    }
  }

  private record Remembered(HttpStatusCode status, String text, HttpHeaders headers, String body)
      implements ClientHttpResponse {

    static Remembered of(ClientHttpResponse response) throws IOException {
      try (response) {
        return new Remembered(
            response.getStatusCode(),
            response.getStatusText(),
            response.getHeaders(),
            new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8));
      }
    }

    @Override
    public HttpStatusCode getStatusCode() {
      return status;
    }

    @Override
    public String getStatusText() {
      return text;
    }

    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }

    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {}
  }

  private final Map<URI, Outcome> outcomes = new HashMap<>();

  @Override
  public synchronized ClientHttpResponse intercept(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    Outcome last = outcomes.get(request.getURI());
    if (last == null || last.isOver()) {
      last = ask(request, body, execution);
      outcomes.put(request.getURI(), last);
    }
    return last.get();
  }

  private static Outcome ask(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
    try {
      Remembered answer = Remembered.of(execution.execute(request, body));
      return new Outcome(System.nanoTime(), answer, null);
    } catch (IOException e) {
      return new Outcome(System.nanoTime(), null, e);
    }
  }
}
