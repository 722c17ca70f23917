package io.jangbu.systemtests.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Markdown file of the project. */
public record Document(Path file, String text) {

  /** The project's folder; tests run in the module's. */
  static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:^<!-- (?<mark>[^>]+) -->\\R)?^```(?<language>\\w*)\\R(?<text>.*?)^```$",
          Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ +(.+)$", Pattern.MULTILINE);

  /**
   * A fenced block.
   *
   * @param mark the comment on the line before it, which says what a test does with it; else empty
   */
  record Block(String mark, String language, String text) {}

  public static Document of(String name) {
    return read(ROOT.resolve(name));
  }

  /** Every document there is. */
  static List<Document> all() {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.of(top, docs, Stream.of(ROOT.resolve("clients/node/README.md")))
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .map(Document::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Block> blocks() {
    return BLOCK
        .matcher(text)
        .results()
        .map(found ->
            new Block(
                found.group("mark") == null ? "" : found.group("mark"),
                found.group("language"),
                found.group("text")))
        .toList();
  }

  List<String> links() {
    return LINK.matcher(prose()).results().map(found -> found.group(1)).toList();
  }

  /** The headings as the anchors that links name. */
  List<String> anchors() {
    return HEADING
        .matcher(prose())
        .results()
        .map(found ->
            found
                .group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-'))
        .toList();
  }

  /** The cells of all table rows, without the back-ticks around them. */
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (String line : prose().lines().toList()) {
      if (line.startsWith("| ") && line.endsWith(" |")) {
        rows.add(
            Stream.of(line.substring(2, line.length() - 2).split(" \\| ", -1))
                .map(cell -> cell.replace("`", "").strip())
                .toList());
      }
    }
    return rows;
  }

  private String prose() {
    return BLOCK.matcher(text).replaceAll((MatchResult _) -> "");
  }

  private static Document read(Path file) {
    try {
      return new Document(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return ROOT.relativize(file).toString();
  }
}
