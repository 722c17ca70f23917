package io.jangbu.starter.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** The other instances of this service, over HTTP. Each request tells who asks. */
public final class Peers implements AutoCloseable {

  /** Internal, between instances: the address of the one that asks. */
  public static final String INSTANCE_HEADER = "Jangbu-Instance";

  /** Not the strict one: a newer instance may say more, while a release is rolled out. */
  private final JsonMapper json = JsonMapper.builder().build();

  private final HttpClient http;
  private final String self;
  private final PeerAuthorization authorization;
  private final BodyHandler<byte[]> answers;

  /**
   * @param self {@code host:port} of this instance
   * @param connect how long a connection may take
   * @param longestAnswer in bytes; an address that answers with more is no instance of ours
   * @param authorization what each request shows them
   */
  public Peers(String self, Duration connect, long longestAnswer, PeerAuthorization authorization) {
    this.self = self;
    this.authorization = authorization;
    this.answers = BodyHandlers.limiting(BodyHandlers.ofByteArray(), longestAnswer);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connect)
            .build();
  }

  /**
   * A GET.
   *
   * @param timeout until the head of the answer
   */
  public HttpRequest.Builder request(String host, int port, String pathAndQuery, Duration timeout) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + pathAndQuery))
            .header(INSTANCE_HEADER, self)
            .timeout(timeout);
    String shown = authorization.header();
    return shown == null ? request : request.header(HttpHeaders.AUTHORIZATION, shown);
  }

  /** Waits for the answer. */
  public HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, answers);
  }

  /** Does not wait. */
  public CompletableFuture<HttpResponse<byte[]>> sendAsync(HttpRequest request) {
    return http.sendAsync(request, answers);
  }

  /** Reads answers. */
  public JsonMapper json() {
    return json;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
