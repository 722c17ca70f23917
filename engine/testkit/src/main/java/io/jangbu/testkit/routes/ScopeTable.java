package io.jangbu.testkit.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page's table of what the routes of a service ask for: in the first column scopes, of which one
 * will do, or words without backticks if there is none; in the second routes.
 */
public final class ScopeTable {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern ROUTE = Pattern.compile("[A-Z]+ /.*");

  private ScopeTable() {}

  /**
   * Reads it.
   *
   * @param heading the section's, such as {@code command-service}
   * @return by route, as {@link MappedRoutes} has it
   * @throws IllegalStateException if the page has no such table, or a route twice
   */
  public static Map<String, Set<String>> in(Path page, String heading) {
    Map<String, Set<String>> scopes = new TreeMap<>();
    for (String row : section(page, heading).lines().toList()) {
      String[] cells = row.split("\\|", -1);
      if (cells.length == 4) {
        codes(cells[2]).stream()
            .filter(code -> ROUTE.matcher(code).matches())
            .forEach(route -> {
              if (scopes.put(route, codes(cells[1])) != null) {
                throw new IllegalStateException(page + " has " + route + " twice");
              }
            });
      }
    }
    if (scopes.isEmpty()) {
      throw new IllegalStateException(page + " has no routes of " + heading);
    }
    return scopes;
  }

  private static String section(Path page, String heading) {
    try {
      for (String section : Files.readString(page).split("(?m)^#+ ", -1)) {
        if (section.startsWith(heading + "\n")) {
          return section;
        }
      }
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> codes(String cell) {
    return CODE.matcher(cell)
        .results()
        .map(code -> code.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }
}
