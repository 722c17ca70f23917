package io.jangbu.starter.http;

import java.io.IOException;

/** A body went over the limit while it was read. */
final class BodyTooLargeException extends IOException {

  private final int limit;

  BodyTooLargeException(int limit) {
    super("body over " + limit + " bytes");
    this.limit = limit;
  }

  String text() {
    return "the body has more than " + limit + " bytes";
  }
}
