package io.jangbu.systemtests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.StreamRejection;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderRejection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the documents point to is there, and what is there is in the documents. */
class LinksTest {

  static List<Document> documents() {
    return Document.all();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void leadToWhatIsThere(Document document) {
    for (String link : document.links()) {
      if (link.startsWith("https://") || link.startsWith("http://")) {
        continue;
      }
      String[] parts = link.split("#", 2);
      Path target =
          parts[0].isEmpty()
              ? document.file()
              : document.file().resolveSibling(parts[0]).normalize();
      assertThat(target).as("%s in %s", link, document).exists();
      if (parts.length == 2) {
        assertThat(Document.of(Document.ROOT.relativize(target).toString()).anchors())
            .as("%s in %s", link, document)
            .contains(parts[1]);
      }
    }
  }

  @Test
  void nameEveryCommandEventAndRejection() {
    Document slices = Document.of("docs/slices.md");
    Stream.of(OrderCommand.class, OrderEvent.class)
        .flatMap(sealed -> Stream.of(sealed.getPermittedSubclasses()))
        .forEach(
            payload -> assertThat(slices.text()).contains("`" + payload.getSimpleName() + "`"));
    Stream.concat(Stream.of(StreamRejection.values()), Stream.of(OrderRejection.values()))
        .forEach(code -> assertThat(slices.text()).contains("`" + code + "`"));
  }

  @ParameterizedTest
  @MethodSource("readmes")
  void showTheModulesThatThereAre(Document readme) throws IOException {
    List<String> modules =
        Pattern.compile("<module>(.+)</module>")
            .matcher(Files.readString(Document.ROOT.resolve("pom.xml")))
            .results()
            .map(module -> module.group(1))
            .toList();
    assertThat(modules).isNotEmpty();
    assertThat(
            readme.blocks().stream()
                .filter(block -> block.mark().equals("modules"))
                .flatMap(block -> block.text().lines())
                .filter(line -> line.matches("\\S+/ .*"))
                .map(line -> line.substring(0, line.indexOf("/ ")))
                .filter(name -> !name.equals("docs")))
        .containsExactlyInAnyOrderElementsOf(modules);
  }

  static List<Document> readmes() {
    return List.of(Document.of("README.md"), Document.of("README.ko.md"));
  }

  @Test
  void areInEveryDocumentThereShouldBe() {
    assertThat(documents().stream().map(Document::toString))
        .contains(
            "CONTRIBUTING.md",
            "README.ko.md",
            "README.md",
            "docs/adr/README.md",
            "docs/publishing-commands.md",
            "docs/subscribing.md");
  }
}
