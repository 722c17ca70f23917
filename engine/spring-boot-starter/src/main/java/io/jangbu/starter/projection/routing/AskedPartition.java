package io.jangbu.starter.projection.routing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A partition of a context's topics in a version, named as {@code 1/orders-3}.
 *
 * @param number of the partition
 */
record AskedPartition(int version, String context, int number) {

  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,9})/([a-z][a-z0-9-]*)-([0-9]{1,9})");

  /** Empty if the text names none. */
  static Optional<AskedPartition> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new AskedPartition(
                Integer.parseInt(form.group(1)), form.group(2), Integer.parseInt(form.group(3))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return version + "/" + context + "-" + number;
  }
}
