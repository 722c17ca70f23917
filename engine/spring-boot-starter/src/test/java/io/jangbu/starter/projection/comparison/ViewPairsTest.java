package io.jangbu.starter.projection.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class ViewPairsTest {

  @Test
  void findsEqualViewsEqualWhateverStandsBetweenThem() throws Exception {
    assertThat(pairs("a1 b2 c3", "a1 b2 c3")).containsExactly("a", "b", "c");
    assertThat(pairs("", "")).isEmpty();
  }

  @Test
  void findsWhatOnlyOneVersionHas() throws Exception {
    assertThat(pairs("a1 c1", "b1 c1 d1")).containsExactly("!a", "!b", "c", "!d");
    assertThat(pairs("a1 b1", "")).containsExactly("!a", "!b");
    assertThat(pairs("", "a1 b1")).containsExactly("!a", "!b");
  }

  @Test
  void findsViewsOfOtherContent() throws Exception {
    assertThat(pairs("a1 b1 c1", "a1 b2 c1")).containsExactly("a", "!b", "c");
  }

  @Test
  void readsPageAfterPage() {
    List<String> asked = new ArrayList<>();
    Digests digests =
        new Digests(from -> {
          asked.add(from);
          return from.isEmpty()
              ? new DigestPage(List.of(view("a1"), view("b1")), true)
              : new DigestPage(List.of(view("c1")), false);
        });

    assertThat(digests)
        .toIterable()
        .extracting(ViewDigest::streamId)
        .containsExactly("a", "b", "c");
    assertThat(asked).containsExactly("", "b\0");
  }

  private static List<String> pairs(String one, String other)
      throws InterruptedException, ExecutionException {
    List<String> pairs = new ArrayList<>();
    new ViewPairs(views(one), views(other))
        .forEach((streamId, equal) -> pairs.add((equal ? "" : "!") + streamId));
    return pairs;
  }

  private static Iterator<ViewDigest> views(String texts) {
    return Arrays.stream(texts.split(" ", -1))
        .filter(text -> !text.isEmpty())
        .map(ViewPairsTest::view)
        .iterator();
  }

  private static ViewDigest view(String text) {
    return new ViewDigest(text.substring(0, 1), 1, text.substring(1));
  }
}
