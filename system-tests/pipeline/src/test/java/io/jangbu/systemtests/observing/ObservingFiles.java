package io.jangbu.systemtests.observing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is given to Prometheus and Grafana. */
final class ObservingFiles {

  private static final Path ROOT = Path.of("..", "..", "deploy", "observability");
  private static final Pattern RULE =
      Pattern.compile(
          "- alert: (?<name>\\w+)\\n(?:\\s+#.*\\n)?\\s+expr: (?<expr>>-\\n(?:(?! {8}\\w+:"
              + " ).+\\n)+|.+\\n)");

  private ObservingFiles() {}

  /** The rules, by their alerts' names. */
  static List<Expression> alerts() {
    return RULE.matcher(read(ROOT.resolve("alerts.yml")))
        .results()
        .map(rule -> new Expression(rule.group("name"), rule.group("expr").replace(">-", "")))
        .toList();
  }

  /** The queries of all panels. */
  static List<Expression> dashboards() {
    try (Stream<Path> files = Files.list(ROOT.resolve("grafana/dashboards"))) {
      List<Expression> queries = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        for (JsonNode panel : JsonMapper.shared().readTree(read(file)).path("panels")) {
          for (JsonNode target : panel.path("targets")) {
            queries.add(
                new Expression(
                    file.getFileName() + " " + panel.path("title").asString(),
                    target.path("expr").asString()));
          }
        }
      }
      return queries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
