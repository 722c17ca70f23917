package io.jangbu.systemtests.docs;

import static io.jangbu.systemtests.docs.Document.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/adding-a-context.md says of the files is so. */
class AddingAContextTest {

  private static final Pattern LINK = Pattern.compile("\\[[^]]+]\\(([^)]+)\\)");

  private static final Document PAGE = Document.of("docs/adding-a-context.md");

  /**
   * A row of the page's tables.
   *
   * @param counter empty where the counter has no such file
   */
  private record Row(Path inventory, long lines, Optional<Path> counter) {}

  @Test
  void countsTheLinesOfEveryFile() {
    assertThat(rows()).isNotEmpty();
    for (Row row : rows()) {
      assertThat(row.lines()).as("lines of %s", row.inventory()).isEqualTo(lines(row.inventory()));
    }
  }

  @Test
  void forgetsNoFileOfTheInventory() throws IOException {
    assertThat(rows().stream().map(Row::inventory).toList())
        .containsExactlyInAnyOrderElementsOf(
            files(".*/src/main/.*/(inventory/|io\\.jangbu\\.inventory\\.).*"));
  }

  @Test
  void forgetsNoFileOfTheCounter() throws IOException {
    assertThat(rows().stream().flatMap(row -> row.counter().stream()).toList())
        .containsExactlyInAnyOrderElementsOf(
            files("system-tests/third-context/src/.*/(counters?/|io\\.jangbu\\.counters\\.).*"));
  }

  @Test
  void addsThemUp() {
    long lines = rows().stream().mapToLong(Row::lines).sum();
    List<Path> counter = rows().stream().flatMap(row -> row.counter().stream()).toList();
    long counterLines = counter.stream().mapToLong(AddingAContextTest::lines).sum();

    assertThat(PAGE.text())
        .contains(
            "The inventory: %d files, %,d lines.".formatted(rows().size(), lines),
            "The counter: %d files, %,d lines.".formatted(counter.size(), counterLines));
  }

  private static List<Row> rows() {
    return PAGE.rows().stream()
        .filter(cells -> cells.size() == 3 && LINK.matcher(cells.getFirst()).matches())
        .map(cells ->
            new Row(
                link(cells.get(0)).orElseThrow(), Long.parseLong(cells.get(1)), link(cells.get(2))))
        .toList();
  }

  private static Optional<Path> link(String cell) {
    Matcher link = LINK.matcher(cell);
    return link.matches()
        ? Optional.of(PAGE.file().resolveSibling(link.group(1)).normalize())
        : Optional.empty();
  }

  private static List<Path> files(String pattern) throws IOException {
    Pattern wanted = Pattern.compile(pattern);
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> wanted.matcher(ROOT.relativize(file).toString()).matches())
          .toList();
    }
  }

  private static long lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
