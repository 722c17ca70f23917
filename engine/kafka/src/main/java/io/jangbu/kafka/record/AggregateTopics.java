package io.jangbu.kafka.record;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The names of one context's four topics.
 *
 * @param context such as {@code orders}
 */
public record AggregateTopics(String context) {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*");

  /**
   * @throws IllegalArgumentException if the name is not of lower-case letters, digits and hyphens
   */
  public AggregateTopics {
    if (!FORM.matcher(context).matches()) {
      throw new IllegalArgumentException("a context's name has the form " + FORM);
    }
  }

  /** The names of all of them. */
  public List<String> all() {
    return List.of(commands(), events(), results(), deadLetters());
  }

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
