package io.jangbu.systemtests.docs;

import static io.jangbu.systemtests.docs.Document.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A block marked {@code from} a file stands in that file. */
class QuotesTest {

  private static final String FROM = "from ";

  @ParameterizedTest
  @ValueSource(strings = {"docs/adding-a-context.md", "docs/evolving-events.md"})
  void areTheCodeAsItIs(String page) throws IOException {
    var quotes =
        Document.of(page).blocks().stream().filter(block -> block.mark().startsWith(FROM)).toList();

    assertThat(quotes).isNotEmpty();
    for (Document.Block quote : quotes) {
      assertThat(Files.readString(ROOT.resolve(quote.mark().substring(FROM.length()))))
          .contains(quote.text());
    }
  }
}
