package io.jangbu.starter.projection.live;

import io.jangbu.starter.http.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A place in the logs of some contexts: the offset of the next record of each partition. As text it
 * is {@code orders:5,7,9/inventory:0,1}, which clients are to take as it is.
 */
record LogPosition(Map<String, List<Long>> offsets) {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*:[0-9]{1,18}(,[0-9]{1,18})*");

  /**
   * Reads it back. A context that it does not have was added since: all of its events are new.
   *
   * @param beginning of the logs that are asked for
   * @param end of the same logs
   * @param known all contexts of this instance
   * @throws ProblemException 400 if it is no place in these logs; 503 if it has a context that is
   *     not known here, as it is while instances of two versions run
   */
  static LogPosition read(String text, LogPosition beginning, LogPosition end, Set<String> known) {
    LogPosition position = parse(text);
    if (!known.containsAll(position.offsets.keySet())) {
      throw LiveConnections.unavailable("this instance does not know all contexts of the id");
    }
    if (!position.isWithin(end)) {
      throw notOfThese();
    }
    Map<String, List<Long>> offsets = new LinkedHashMap<>(beginning.offsets);
    offsets.putAll(position.offsets);
    return new LogPosition(offsets);
  }

  private static LogPosition parse(String text) {
    Map<String, List<Long>> offsets = new LinkedHashMap<>();
    for (String context : text.split("/", -1)) {
      if (!FORM.matcher(context).matches()) {
        throw notOfThese();
      }
      int colon = context.indexOf(':');
      List<Long> each = new ArrayList<>();
      for (String offset : context.substring(colon + 1).split(",", -1)) {
        each.add(Long.parseLong(offset));
      }
      offsets.put(context.substring(0, colon), each);
    }
    LogPosition position = new LogPosition(offsets);
    if (!position.toString().equals(text)) {
      throw notOfThese();
    }
    return position;
  }

  private boolean isWithin(LogPosition end) {
    return offsets.entrySet().stream()
        .allMatch(context -> isWithin(context.getValue(), end.of(context.getKey())));
  }

  private static boolean isWithin(List<Long> offsets, List<Long> end) {
    if (offsets.size() != end.size()) {
      return false;
    }
    for (int partition = 0; partition < offsets.size(); partition++) {
      if (offsets.get(partition) > end.get(partition)) {
        return false;
      }
    }
    return true;
  }

  private List<Long> of(String context) {
    return offsets.getOrDefault(context, List.of());
  }

  private static ProblemException notOfThese() {
    return ProblemException.malformed("Last-Event-ID is the id of an event that was sent here");
  }

  @Override
  public String toString() {
    List<String> contexts = new ArrayList<>();
    offsets.forEach((context, each) ->
        contexts.add(
            context + ":" + String.join(",", each.stream().map(String::valueOf).toList())));
    return String.join("/", contexts);
  }
}
