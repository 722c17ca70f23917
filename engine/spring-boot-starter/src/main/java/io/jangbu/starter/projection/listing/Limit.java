package io.jangbu.starter.projection.listing;

import io.jangbu.starter.http.ProblemException;

/** How many items an answer may have. */
public final class Limit {

  static final int MAX = 1000;

  private Limit() {}

  /**
   * Returns the limit as it is.
   *
   * @throws ProblemException 400 if it is not 1 to {@value #MAX}
   */
  public static int require(int limit) {
    if (limit < 1 || limit > MAX) {
      throw ProblemException.malformed("limit is 1 to " + MAX);
    }
    return limit;
  }
}
