package io.jangbu.projection.routing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A partition of a context's topics, named as {@code orders-3}. */
record AskedPartition(String context, int number) {

  private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9-]*)-([0-9]{1,9})");

  /** Empty if the text names none. */
  static Optional<AskedPartition> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new AskedPartition(form.group(1), Integer.parseInt(form.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return context + "-" + number;
  }
}
