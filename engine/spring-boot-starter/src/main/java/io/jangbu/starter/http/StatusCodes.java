package io.jangbu.starter.http;

import org.springframework.http.HttpStatus;

/** The code of a problem that only a status is known of. */
final class StatusCodes {

  private StatusCodes() {}

  static String of(int status) {
    return switch (HttpStatus.resolve(status)) {
      case BAD_REQUEST -> "MALFORMED";
      case CONTENT_TOO_LARGE -> "TOO_LARGE";
      case null -> "HTTP_" + status;
      case HttpStatus known -> known.name();
    };
  }
}
