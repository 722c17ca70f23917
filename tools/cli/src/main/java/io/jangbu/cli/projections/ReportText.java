package io.jangbu.cli.projections;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The report, for a human. */
final class ReportText {

  private static final String ROW = "%-11s %-9s %-12s %-24s %s%n";
  private static final int CHANGES = 5;

  private final PrintWriter out;

  ReportText(PrintWriter out) {
    this.out = out;
  }

  /** The versions, and the last comparison. */
  void print(ProjectionsAnswer report) {
    out.printf(Locale.ROOT, ROW, "version", "role", "streams", "read", "time left");
    for (JsonNode version : report.versions()) {
      out.printf(
          Locale.ROOT,
          ROW,
          version.path("number").asInt(),
          role(version),
          version.path("streams").asString(),
          "%,d of %,d".formatted(version.path("read").asLong(), version.path("end").asLong()),
          timeLeft(version));
    }
    if (report.comparison().isObject()) {
      out.println();
      printComparison(report.comparison());
    }
    out.flush();
  }

  /** What a comparison has found. */
  void printComparison(JsonNode comparison) {
    out.printf(
        Locale.ROOT,
        "Comparison of versions %d and %d: %s, %,d streams, %,d differ%n",
        comparison.path("answering").asInt(),
        comparison.path("building").asInt(),
        comparison.path("state").asString().toLowerCase(Locale.ROOT),
        comparison.path("streams").asLong(),
        comparison.path("differing").asLong());
    if (comparison.has("failure")) {
      out.println("  " + comparison.path("failure").asString());
    }
    comparison.path("differences").forEach(this::printDifference);
    long untold = comparison.path("differing").asLong() - comparison.path("differences").size();
    if (untold > 0) {
      out.printf(Locale.ROOT, "  and %,d more%n", untold);
    }
    out.flush();
  }

  private void printDifference(JsonNode difference) {
    out.printf(
        Locale.ROOT,
        "  %s %s, stream version %d against %d%n",
        difference.path("context").asString(),
        difference.path("streamId").asString(),
        difference.path("answeringVersion").asLong(),
        difference.path("buildingVersion").asLong());
    difference
        .path("changes")
        .valueStream()
        .limit(CHANGES)
        .forEach(change ->
            out.printf(
                Locale.ROOT,
                "    %s: %s -> %s%n",
                change.path("path").asString(),
                value(change, "from"),
                value(change, "to")));
    if (difference.path("changes").size() > CHANGES) {
      out.println("    …");
    }
  }

  private static String value(JsonNode change, String name) {
    return change.has(name) ? change.path(name).toString() : "nothing";
  }

  private static String role(JsonNode version) {
    return switch (version.path("role").asString()) {
      case "ANSWERING" -> "active";
      case "BUILDING" -> "building";
      default -> "previous";
    };
  }

  private static String timeLeft(JsonNode version) {
    if (!version.has("secondsLeft")) {
      return "restores its history, %,d records so far".formatted(version.path("history").asLong());
    }
    Duration left = Duration.ofSeconds(version.path("secondsLeft").asLong());
    return left.isZero()
        ? "-"
        : "%d:%02d:%02d".formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart());
  }
}
