package io.jangbu.command.topics;

/** A topic of the context is not the one any more that its state was made from. */
public final class RecreatedTopicException extends RuntimeException {

  public RecreatedTopicException(String context) {
    super("a topic of " + context + " was deleted and recreated: nothing is decided any more");
  }
}
