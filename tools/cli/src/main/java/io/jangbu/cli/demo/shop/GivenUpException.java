package io.jangbu.cli.demo.shop;

/** Something is not as it should be, and who wanted it goes home. The message is a sentence. */
public final class GivenUpException extends Exception {

  private final boolean unanswered;

  private GivenUpException(String message, boolean unanswered) {
    super(message);
    this.unanswered = unanswered;
  }

  /** Nobody has answered in time, however often it was tried. */
  static GivenUpException unanswered(String what, String last, long seconds) {
    return new GivenUpException(
        "%s: no answer for %d s (%s).".formatted(what, seconds, last), true);
  }

  /** The answer is none that there should be. */
  public static GivenUpException unexpected(String what, Answer answer) {
    return new GivenUpException("%s: answered %s.".formatted(what, answer), false);
  }

  /** It has not happened in time. */
  static GivenUpException overdue(String what, long seconds) {
    return new GivenUpException("%s for %d s.".formatted(what, seconds), false);
  }

  /** Whether a service was silent. */
  boolean isUnanswered() {
    return unanswered;
  }

  /** The sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
