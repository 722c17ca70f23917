package io.jangbu.cli.options;

import io.jangbu.testkit.kafka.files.FileFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the services are shown of whoever gave a command. A file is read anew at each request: work
 * may take longer than a token holds, and whoever renews it writes it there.
 */
public final class AccessToken {

  /** Names a file with the token. */
  static final String FILE_VARIABLE = "JANGBU_TOKEN_FILE";

  /** Is the token. */
  static final String VARIABLE = "JANGBU_TOKEN";

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final @Nullable Path file;
  private final @Nullable String token;

  private AccessToken(@Nullable Path file, @Nullable String token) {
    this.file = file;
    this.token = token;
  }

  /** None: of services that do not ask for one. */
  public static AccessToken none() {
    return new AccessToken(null, null);
  }

  /**
   * The token of a file, or else that of the environment.
   *
   * @param file null = what the environment says
   */
  static AccessToken of(@Nullable Path file, Map<String, String> environment) {
    if (file != null) {
      return new AccessToken(file, null);
    }
    String named = environment.getOrDefault(FILE_VARIABLE, "");
    return named.isBlank()
        ? new AccessToken(null, environment.getOrDefault(VARIABLE, ""))
        : new AccessToken(Path.of(named), null);
  }

  /**
   * Shows it with a request.
   *
   * @throws UncheckedIOException if its file cannot be read
   */
  public HttpRequest.Builder on(HttpRequest.Builder request) {
    String shown = read();
    return shown.isEmpty() ? request : request.header("Authorization", "Bearer " + shown);
  }

  private String read() {
    if (file == null) {
      return token == null ? "" : token.strip();
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(FileFault.naming(file, e));
    }
  }

  /** Why a service does not do it for whoever asks, a sentence; empty if that is not the reason. */
  public Optional<String> refusal(HttpResponse<String> answer) {
    String service = answer.uri().getScheme() + "://" + answer.uri().getAuthority();
    return switch (answer.statusCode()) {
      case UNAUTHORIZED ->
          Optional.of(
              read().isEmpty()
                  ? "%s asks for an access token: name its file with --token-file or %s."
                      .formatted(service, FILE_VARIABLE)
                  : "%s does not take the access token (%s). Has it expired, or is it for another service?"
                      .formatted(service, challenge(answer)));
      case FORBIDDEN ->
          Optional.of("%s does not allow it: %s.".formatted(service, detail(answer.body())));
      default -> Optional.empty();
    };
  }

  private static String challenge(HttpResponse<?> answer) {
    return answer.headers().firstValue("WWW-Authenticate").orElse("401");
  }

  private static String detail(String body) {
    try {
      return JsonMapper.shared().readTree(body).path("detail").asString("403");
    } catch (JacksonException _) {
      return "403";
    }
  }
}
