package io.jangbu.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTokenTest {

  @TempDir private Path directory;

  @Test
  void isThatOfTheOptionBeforeThatOfTheEnvironment() throws Exception {
    Path named = Files.writeString(directory.resolve("named"), "of-the-option\n");
    Path variable = Files.writeString(directory.resolve("variable"), " of-the-file ");
    Map<String, String> both =
        Map.of(
            AccessToken.FILE_VARIABLE,
            variable.toString(),
            AccessToken.VARIABLE,
            "of-the-environment");

    assertThat(shown(AccessToken.of(named, both))).contains("Bearer of-the-option");
    assertThat(shown(AccessToken.of(null, both))).contains("Bearer of-the-file");
    assertThat(shown(AccessToken.of(null, Map.of(AccessToken.VARIABLE, "of-the-environment"))))
        .contains("Bearer of-the-environment");
    assertThat(shown(AccessToken.of(null, Map.of()))).isEmpty();
    assertThat(shown(AccessToken.none())).isEmpty();
  }

  @Test
  void isReadAgainAtEachRequest() throws Exception {
    Path file = Files.writeString(directory.resolve("token"), "first");
    AccessToken token = AccessToken.of(file, Map.of());
    assertThat(shown(token)).contains("Bearer first");

    Files.writeString(file, "renewed");

    assertThat(shown(token)).contains("Bearer renewed");
  }

  @Test
  void namesItsFileWhereItCannotBeRead() {
    Path missing = directory.resolve("missing");
    assertThatThrownBy(() -> shown(AccessToken.of(missing, Map.of())))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(missing.toString());
  }

  private static Optional<String> shown(AccessToken token) {
    return token
        .on(HttpRequest.newBuilder(URI.create("http://127.0.0.1")))
        .build()
        .headers()
        .firstValue("Authorization");
  }
}
