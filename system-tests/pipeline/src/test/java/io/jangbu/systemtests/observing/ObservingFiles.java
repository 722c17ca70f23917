package io.jangbu.systemtests.observing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is given to Prometheus and Grafana. */
final class ObservingFiles {

  private static final Path ROOT = Path.of("..", "..", "deploy", "observability");

  private ObservingFiles() {}

  /** The rules, by their alerts' names. */
  static List<Expression> alerts() {
    List<Expression> alerts = new ArrayList<>();
    for (JsonNode group : yaml(ROOT.resolve("alerts.yml")).path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        alerts.add(new Expression(rule.path("alert").asString(), rule.path("expr").asString()));
      }
    }
    return alerts;
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

  private static JsonNode yaml(Path file) {
    return JsonMapper.shared().valueToTree(new Yaml().load(read(file)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
