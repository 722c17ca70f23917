package io.jangbu.starter.projection.comparison;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A view with all that is in it.
 *
 * @param state null if the stream has no view
 */
record StoredView(long version, @Nullable JsonNode state) {

  /**
   * One that is here, as it is to another instance: read from JSON, in which a number does not say
   * whether it was an int or a long. Two views are equal, wherever each of them comes from.
   */
  static StoredView here(long version, JsonNode state, JsonMapper json) {
    return new StoredView(version, json.readTree(json.writeValueAsBytes(state)));
  }
}
