package io.jangbu.cli.options;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** As whom a command asks the services. */
public final class TokenOption {

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "The access token that the services are shown, read anew at each request (default: the"
              + " file in JANGBU_TOKEN_FILE, or the token in JANGBU_TOKEN, or none).")
  private @Nullable Path file;

  /** By the option, or else by the environment. */
  public AccessToken token() {
    return AccessToken.of(file, System.getenv());
  }
}
