package io.jangbu.systemtests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of settings have every setting of the code, with its default. */
class SettingsTest {

  private static final Pattern PROPERTIES =
      Pattern.compile(
          "@ConfigurationProperties\\(\"(?<prefix>[^\"]+)\"\\)\\s+(?:public )?record \\w+\\("
              + "(?<components>.*?)\\)\\s*\\{",
          Pattern.DOTALL);
  private static final Pattern DEFAULT = Pattern.compile("@DefaultValue\\(\"([^\"]*)\"\\)");
  private static final Pattern YAML_LINE =
      Pattern.compile("^(?<indent> *)(?<key>[\\w.-]+):(?: +(?<value>.+))?$");
  private static final String NONE = "-";

  private static final String STARTER =
      "engine/spring-boot-starter/src/main/java/io/jangbu/starter/";
  private static final Map<String, List<String>> SOURCES =
      Map.of(
          "command-service",
          List.of(
              "command-service",
              "engine/kafka",
              "engine/command",
              STARTER + "command",
              STARTER + "security"),
          "projection-service",
          List.of(
              "projection-service",
              "engine/kafka",
              "engine/projection",
              STARTER + "projection",
              STARTER + "security"),
          "shipping-subscriber",
          List.of(
              "shipping-subscriber",
              "engine/kafka/src/main/java/io/jangbu/kafka/integrity",
              STARTER + "security"));

  @ParameterizedTest
  @CsvSource({
    "docs/configuration.md, command-service",
    "docs/configuration.md, projection-service",
    "docs/configuration.md, shipping-subscriber"
  })
  void areTheOnesOfTheCode(String tables, String service) throws IOException {
    Map<String, String> yaml = yaml(service);
    Map<String, String> own = ownSettings(service, yaml);
    Map<String, String> documented = new TreeMap<>();
    for (List<String> row : rows(Document.of(tables), service)) {
      String name = row.get(0);
      documented.put(name, row.get(1));
      assertThat(row.getLast())
          .as("the variable of " + name)
          .isEqualTo(name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT));
      if (!name.startsWith("jangbu.") && !row.get(1).equals(NONE)) {
        assertThat(yaml).as(service).containsEntry(name, row.get(1));
      }
    }
    documented.keySet().removeIf(name -> !name.startsWith("jangbu."));
    assertThat(documented).containsExactlyInAnyOrderEntriesOf(own);
  }

  /** The rows of the table below the heading that names the service. */
  private static List<List<String>> rows(Document document, String service) {
    String[] sections = document.text().split("(?m)^## ", -1);
    String section =
        Stream.of(sections)
            .filter(text -> text.lines().findFirst().orElse("").contains(service))
            .filter(text -> text.contains("| `server.port`"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(document + " has no settings of " + service));
    return new Document(document.file(), section)
        .rows().stream().filter(row -> row.getFirst().matches("[a-z]+\\.[a-z0-9.-]+")).toList();
  }

  /**
   * Every {@code jangbu.*} of the service's code and of its side of the engine, and its default.
   */
  private static Map<String, String> ownSettings(String service, Map<String, String> yaml)
      throws IOException {
    Map<String, String> settings = new TreeMap<>();
    for (String directory : SOURCES.getOrDefault(service, List.of(service))) {
      for (Path file : sources(Document.ROOT.resolve(directory))) {
        Matcher properties = PROPERTIES.matcher(Files.readString(file));
        while (properties.find()) {
          // A component ends at a comma outside of brackets.
          for (String component : properties.group("components").split(",(?![^(<]*[)>])\\s*", -1)) {
            String name = properties.group("prefix") + "." + kebab(component);
            Matcher byDefault = DEFAULT.matcher(component);
            String value = byDefault.find() ? byDefault.group(1) : yaml.getOrDefault(name, NONE);
            settings.put(name, value);
          }
        }
      }
    }
    return settings;
  }

  private static List<Path> sources(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().matches(".*/src/main/.*\\.java")).toList();
    }
  }

  private static String kebab(String component) {
    String name = component.strip().replaceAll("(?s)^.*\\s", "");
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** The service's own configuration, flat. */
  private static Map<String, String> yaml(String service) throws IOException {
    Path file = Document.ROOT.resolve(service).resolve("src/main/resources/application.yml");
    Map<String, String> flat = new LinkedHashMap<>();
    record Level(int indent, String path) {}
    Deque<Level> levels = new ArrayDeque<>();
    for (String line : Files.readAllLines(file)) {
      Matcher entry = YAML_LINE.matcher(line);
      if (entry.matches()) {
        int indent = entry.group("indent").length();
        while (!levels.isEmpty() && levels.getLast().indent() >= indent) {
          levels.removeLast();
        }
        String above = levels.isEmpty() ? "" : levels.getLast().path() + ".";
        levels.addLast(new Level(indent, above + entry.group("key")));
        if (entry.group("value") != null) {
          flat.put(above + entry.group("key"), entry.group("value"));
        }
      }
    }
    return flat;
  }
}
