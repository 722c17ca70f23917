package io.jangbu.cli.projections;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the service says of its generations. */
record ProjectionsAnswer(JsonNode json) {

  List<JsonNode> generations() {
    return json.path("generations").valueStream().toList();
  }

  /** The one that is being built, if there is one. */
  Optional<JsonNode> building() {
    return generations().stream()
        .filter(generation -> generation.path("role").asString().equals("BUILDING"))
        .findAny();
  }

  int answering() {
    return generations().stream()
        .filter(generation -> generation.path("role").asString().equals("ANSWERING"))
        .map(generation -> generation.path("number").asInt())
        .findAny()
        .orElse(0);
  }

  JsonNode comparison() {
    return json.path("comparison");
  }

  /** Whether the comparison has ended. */
  boolean isCompared() {
    return switch (comparison().path("state").asString("")) {
      case "DONE", "FAILED", "ENDED" -> true;
      default -> false;
    };
  }
}
