package io.jangbu.cli.demo.shop;

import java.io.IOException;
import java.time.Duration;

/**
 * Tries again while a service says that it cannot now (503, 504, 429), or says nothing.
 *
 * @param most how long, from the first attempt on
 */
record Patience(Duration most) {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /**
   * One attempt's end.
   *
   * @param retryAfter how long the service asks to wait, zero if it does not say
   */
  record Attempt(Answer answer, Duration retryAfter) {}

  /** Something that can be tried again without harm. */
  interface Attempts {
    Attempt once() throws IOException, InterruptedException;
  }

  /**
   * Tries until there is an answer.
   *
   * @throws GivenUpException if there is none in time
   */
  Answer with(String what, Attempts attempts) throws GivenUpException, InterruptedException {
    long begin = System.nanoTime();
    GrowingPause pause = new GrowingPause(FIRST_PAUSE, LONGEST_PAUSE);
    while (true) {
      String last;
      Duration asked = Duration.ZERO;
      try {
        Attempt attempt = attempts.once();
        if (!isForLater(attempt.answer().status())) {
          return attempt.answer();
        }
        last = attempt.answer().toString();
        asked = attempt.retryAfter();
      } catch (IOException e) {
        last = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      }
      Duration since = Duration.ofNanos(System.nanoTime() - begin);
      if (since.compareTo(most) > 0) {
        throw GivenUpException.unanswered(what, last, since.toSeconds());
      }
      pause.take(asked);
    }
  }

  private static boolean isForLater(int status) {
    return status == 503 || status == 504 || status == 429;
  }
}
