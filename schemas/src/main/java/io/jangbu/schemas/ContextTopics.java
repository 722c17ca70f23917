package io.jangbu.schemas;

/**
 * The names of one context's four topics.
 *
 * @param context such as {@code orders}
 */
public record ContextTopics(String context) {

  /** Commands in, keyed by the stream's id. */
  public String commands() {
    return context + ".commands";
  }

  /**
   * Events out, keyed {@code stream/version}, partitioned by the stream's id alone, kept for ever.
   */
  public String events() {
    return context + ".events";
  }

  /** What became of each command, keyed by the stream's id. */
  public String results() {
    return context + ".results";
  }

  /** Commands that could not be read or decided, as they came. */
  public String deadLetters() {
    return commands() + ".dlt";
  }
}
