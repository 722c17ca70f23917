package io.jangbu.systemtests.observing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A PromQL expression, as far as it says what has to be there.
 *
 * @param where it stands
 */
record Expression(String where, String text) {

  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|on|without|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
  private static final Pattern SELECTOR =
      Pattern.compile("(?<name>" + NAME + ")(?!" + NAME + "|\\s*\\()(?:\\{(?<matchers>[^}]*)})?");
  private static final Pattern MATCHER =
      Pattern.compile("(?<label>" + NAME + ")\\s*(?<sign>=~|!~|!=|=)\\s*\"(?<value>[^\"]*)\"");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  /** Prometheus adds these, and has this metric of its own. */
  private static final Set<String> ADDED = Set.of("job", "instance");

  private static final String OWN = "up";

  /** A metric, and what its samples must have. */
  record Selector(String name, List<Label> labels) {
    boolean takes(Sample sample) {
      return sample.name().equals(name) && labels.stream().allMatch(label -> label.takes(sample));
    }

    @Override
    public String toString() {
      return name + labels;
    }
  }

  /** A condition on a label. */
  record Label(String name, String sign, String value) {
    boolean takes(Sample sample) {
      String found = sample.labels().getOrDefault(name, "");
      return switch (sign) {
        case "=" -> found.equals(value);
        case "!=" -> !found.equals(value);
        case "=~" -> found.matches(value);
        default -> !found.matches(value);
      };
    }
  }

  /** What of it no sample fits; empty is how it should be. */
  List<String> missing(List<Sample> samples) {
    List<String> missing = new ArrayList<>();
    Set<String> labels = new LinkedHashSet<>(ADDED);
    for (Selector selector : selectors()) {
      List<Sample> fitting = samples.stream().filter(selector::takes).toList();
      if (selector.name().equals(OWN)) {
        continue;
      }
      if (fitting.isEmpty()) {
        missing.add(where + ": " + selector);
      }
      fitting.forEach(sample -> labels.addAll(sample.labels().keySet()));
    }
    groupings().stream()
        .filter(label -> !labels.contains(label))
        .forEach(label -> missing.add(where + ": no label " + label));
    return missing;
  }

  List<Selector> selectors() {
    String bare = GROUPING.matcher(text).replaceAll("").replaceAll("\\[[^]]*]", "");
    return SELECTOR
        .matcher(bare)
        .results()
        .filter(found -> !WORDS.contains(found.group("name")) && !isPartOfANumber(bare, found))
        .map(found -> new Selector(found.group("name"), labels(found.group("matchers"))))
        .toList();
  }

  private static boolean isPartOfANumber(String text, MatchResult found) {
    return found.start() > 0 && Character.isDigit(text.charAt(found.start() - 1));
  }

  private Set<String> groupings() {
    Set<String> labels = new LinkedHashSet<>();
    GROUPING
        .matcher(text)
        .results()
        .forEach(found -> labels.addAll(List.of(found.group(1).split("\\s*,\\s*", -1))));
    return labels;
  }

  private static List<Label> labels(@Nullable String matchers) {
    List<Label> labels = new ArrayList<>();
    Matcher matcher = MATCHER.matcher(matchers == null ? "" : matchers);
    while (matcher.find()) {
      if (!ADDED.contains(matcher.group("label"))) {
        labels.add(
            new Label(matcher.group("label"), matcher.group("sign"), matcher.group("value")));
      }
    }
    return labels;
  }
}
