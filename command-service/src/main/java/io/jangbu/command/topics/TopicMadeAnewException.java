package io.jangbu.command.topics;

/** A topic of the context is not the one any more that its state was made from. */
public final class TopicMadeAnewException extends RuntimeException {

  public TopicMadeAnewException(String context) {
    super("a topic of " + context + " was deleted and made anew: nothing is decided any more");
  }
}
