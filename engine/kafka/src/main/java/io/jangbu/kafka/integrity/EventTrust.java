package io.jangbu.kafka.integrity;

/**
 * What tells the events of the command service from those of others. Shared by all threads.
 *
 * @param keys none: nothing can be told, and everything is taken
 */
public record EventTrust(EventKeys keys, Limits limits) {

  /** Everything is taken. */
  public static final EventTrust NONE = new EventTrust(EventKeys.NONE, Limits.NONE);

  /** What is asked of each record of that topic that is read. */
  public Authenticity authenticity(String events) {
    return new Authenticity(events, keys, limits);
  }
}
