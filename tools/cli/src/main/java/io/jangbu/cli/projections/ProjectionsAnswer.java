package io.jangbu.cli.projections;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the service says of its versions. */
record ProjectionsAnswer(JsonNode json) {

  List<JsonNode> versions() {
    return json.path("generations").valueStream().toList();
  }

  /** The one that is being built, if there is one. */
  Optional<JsonNode> building() {
    return versions().stream()
        .filter(version -> version.path("role").asString().equals("BUILDING"))
        .findAny();
  }

  int answering() {
    return versions().stream()
        .filter(version -> version.path("role").asString().equals("ANSWERING"))
        .map(version -> version.path("number").asInt())
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
