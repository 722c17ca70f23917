package io.jangbu.cli.importer;

import io.jangbu.cli.options.CannotStartException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of a file stand, as its first line says. Order and further columns are free.
 */
final class Header {

  private final Map<String, Integer> places;
  private final int columns;

  private Header(Map<String, Integer> places, int columns) {
    this.places = places;
    this.columns = columns;
  }

  /**
   * Reads the first line of a file.
   *
   * @throws CannotStartException if a column that is needed is missing, or is there twice
   */
  static Header of(OlistFile file, @Nullable String line) throws CannotStartException {
    if (line == null || line.isBlank()) {
      throw new CannotStartException(
          file.fileName + " has no first line that names its columns: " + file.columns + ".");
    }
    List<String> names = names(file, line);
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      Integer other = places.put(names.get(i), i);
      if (other != null && file.columns.contains(names.get(i))) {
        throw new CannotStartException(
            file.fileName + " has the column " + names.get(i) + " twice.");
      }
    }
    List<String> missing = new ArrayList<>(file.columns);
    missing.removeAll(places.keySet());
    if (!missing.isEmpty()) {
      throw new CannotStartException(
          "%s has no column %s. Its first line is %s."
              .formatted(file.fileName, String.join(", ", missing), Quoted.of(line)));
    }
    return new Header(places, names.size());
  }

  int columns() {
    return columns;
  }

  int place(String column) {
    Integer place = places.get(column);
    if (place == null) {
      throw new IllegalArgumentException("the column is not one of those that are needed");
    }
    return place;
  }

  private static List<String> names(OlistFile file, String line) throws CannotStartException {
    try {
      return CsvLine.fields(line).stream().map(String::strip).toList();
    } catch (BrokenRowException e) {
      throw new CannotStartException(
          "The first line of %s cannot be read: %s.".formatted(file.fileName, e.getMessage()));
    }
  }
}
