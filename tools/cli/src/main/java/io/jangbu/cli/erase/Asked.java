package io.jangbu.cli.erase;

import io.jangbu.core.Erased;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What somebody typed.
 *
 * @param values other texts that are looked for
 */
record Asked(Set<String> orders, Set<String> customers, Set<String> values) {

  /** Each of them once, in their order. */
  static Asked of(List<String> orders, List<String> customers, List<String> values) {
    return new Asked(
        new LinkedHashSet<>(orders), new LinkedHashSet<>(customers), new LinkedHashSet<>(values));
  }

  /** What cannot be meant, a sentence. */
  Optional<String> wrong(boolean check, boolean dryRun) {
    if (check && dryRun) {
      return Optional.of("--check changes nothing by itself: leave --dry-run out.");
    }
    if (check && !orders.isEmpty()) {
      return Optional.of(
          "--check looks for the texts of --customer and --value: it erases no --order.");
    }
    if (check && customers.isEmpty() && values.isEmpty()) {
      return Optional.of("--check looks for texts: name some with --customer or --value.");
    }
    if (!check && orders.isEmpty() && customers.isEmpty()) {
      return Optional.of("Name what is to be erased: --order or --customer.");
    }
    return Stream.of(orders, customers, values)
        .flatMap(Set::stream)
        .filter(text -> text.isEmpty() || text.equals(Erased.TEXT))
        .findFirst()
        .map(text ->
            text.isEmpty()
                ? "An order, a customer or a value is no empty text."
                : text + " is what stands in the place of erased texts.");
  }

  /** The texts that are looked for wherever they are. */
  Set<String> texts() {
    Set<String> texts = new LinkedHashSet<>(customers);
    texts.addAll(values);
    return texts;
  }

  /** The command that looks for them once more. */
  String again() {
    List<String> words = new ArrayList<>(List.of("./jangbu erase --check"));
    customers.forEach(each -> words.add("--customer " + quoted(each)));
    values.forEach(each -> words.add("--value " + quoted(each)));
    if (words.size() == 1) {
      words.add("--value TEXT, for each text that you know of.");
    }
    return String.join(" ", words);
  }

  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9_./@:+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
