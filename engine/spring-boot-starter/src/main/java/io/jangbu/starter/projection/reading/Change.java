package io.jangbu.starter.projection.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A difference between two states.
 *
 * @param path of the field, as a JSON pointer (RFC 6901): {@code /lines/0/quantity}
 * @param from null if the field was not there
 * @param to null if the field is gone
 */
public record Change(String path, @Nullable JsonNode from, @Nullable JsonNode to) {

  /** What is different, in the order of the paths; a part that comes or goes is one change. */
  public static List<Change> between(JsonNode from, JsonNode to) {
    List<Change> changes = new ArrayList<>();
    compare("", from, to, changes);
    return changes;
  }

  private static void compare(String path, JsonNode from, JsonNode to, List<Change> changes) {
    if (from.isObject() && to.isObject()) {
      Set<String> names = new TreeSet<>(from.propertyNames());
      names.addAll(to.propertyNames());
      for (String name : names) {
        String field = path + "/" + name.replace("~", "~0").replace("/", "~1");
        step(field, from.get(name), to.get(name), changes);
      }
    } else if (from.isArray() && to.isArray()) {
      for (int i = 0; i < Math.max(from.size(), to.size()); i++) {
        step(path + "/" + i, from.get(i), to.get(i), changes);
      }
    } else if (!from.equals(to)) {
      changes.add(new Change(path, from, to));
    }
  }

  private static void step(
      String path, @Nullable JsonNode from, @Nullable JsonNode to, List<Change> changes) {
    if (from != null && to != null) {
      compare(path, from, to, changes);
    } else {
      changes.add(new Change(path, from, to));
    }
  }
}
