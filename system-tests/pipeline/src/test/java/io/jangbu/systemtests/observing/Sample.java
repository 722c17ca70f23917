package io.jangbu.systemtests.observing;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One line of what a service shows: a metric with its labels, as Prometheus names them. */
record Sample(String name, Map<String, String> labels) {

  private static final Pattern LINE =
      Pattern.compile("^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(?<labels>.*)})? \\S+$");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  static List<Sample> of(String exposed) {
    return exposed
        .lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .map(line -> new Sample(line.group("name"), labels(line.group("labels"))))
        .toList();
  }

  private static Map<String, String> labels(@Nullable String text) {
    return LABEL
        .matcher(text == null ? "" : text)
        .results()
        .collect(Collectors.toMap(found -> found.group(1), (MatchResult found) -> found.group(2)));
  }
}
