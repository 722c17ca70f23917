package io.jangbu.projection.live;

import io.jangbu.http.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A place in the logs of some contexts: the offset of the next record of each partition. As text it
 * is {@code orders:5,7,9/inventory:0,1}, which clients are to take as it is.
 */
record LogPosition(Map<String, List<Long>> offsets) {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*:[0-9]{1,18}(,[0-9]{1,18})*");

  /**
   * Reads it back.
   *
   * @param end the end of the logs that are asked for
   * @throws ProblemException 400 if it is no place in these
   */
  static LogPosition read(String text, LogPosition end) {
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
    if (!position.toString().equals(text) || !position.isWithin(end)) {
      throw notOfThese();
    }
    return position;
  }

  private boolean isWithin(LogPosition end) {
    return offsets.keySet().equals(end.offsets.keySet())
        && offsets.entrySet().stream()
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
