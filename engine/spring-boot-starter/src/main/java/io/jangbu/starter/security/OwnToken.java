package io.jangbu.starter.security;

import io.jangbu.starter.http.PeerAuthorization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token that an instance shows the others of its service. It is read at each request: whoever
 * puts it into the file does so again before it expires.
 */
record OwnToken(Path file) implements PeerAuthorization {

  private static final Logger log = LoggerFactory.getLogger(OwnToken.class);

  /** {@code Bearer …}; null if there is none, so that the other instance refuses. */
  @Override
  public @Nullable String header() {
    try {
      return "Bearer " + Files.readString(file).strip();
    } catch (IOException e) {
      log.warn(
          "jangbu.security.token-file cannot be read, the other instances refuse: {}",
          e.toString());
      return null;
    }
  }
}
