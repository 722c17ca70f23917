package io.jangbu.starter.projection.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.projection.index.StreamRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of a list as one page, where some of them had no room for all that they have. */
class ListQueryTest {

  private record Part(List<String> items, @Nullable String nextCursor) implements Page<String> {}

  private static final StreamRange<Void> RANGE =
      new StreamRange<>("store", "", "\uffff", (streamId, _) -> Optional.of(streamId));

  @Test
  void goesNoFurtherThanThePartThatEndsFirst() {
    Part page =
        query(null, 10).merged(List.of(more("a", "d", "e"), more("b"), end("c")), Part::new);

    assertThat(page.items()).containsExactly("a", "b");
    assertThat(page.nextCursor()).isEqualTo(Cursor.after(RANGE, "b"));
  }

  @Test
  void endsWhereNoPartHasMore() {
    Part page = query(null, 10).merged(List.of(end("a", "c"), end("b"), end()), Part::new);

    assertThat(page.items()).containsExactly("a", "b", "c");
    assertThat(page.nextCursor()).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void givesEachItemOnceAndInOrderWhereverThePartsEnd(long seed) {
    Random random = new Random(seed);
    List<TreeSet<String>> partitions = new ArrayList<>();
    TreeSet<String> all = new TreeSet<>();
    for (int partition = 0; partition < 5; partition++) {
      TreeSet<String> items = new TreeSet<>();
      for (int i = random.nextInt(40); i > 0; i--) {
        items.add("i" + (100 + random.nextInt(900)) + "-" + partition);
      }
      partitions.add(items);
      all.addAll(items);
    }

    List<String> read = new ArrayList<>();
    String cursor = null;
    int limit = 1 + random.nextInt(12);
    do {
      ListQuery<Void, String> query = query(cursor, limit);
      List<Part> parts = new ArrayList<>();
      for (TreeSet<String> partition : partitions) {
        List<String> left = List.copyOf(partition.tailSet(query.from(), true));
        int fit = Math.min(left.size(), Math.min(limit, 1 + random.nextInt(6)));
        parts.add(
            fit < left.size()
                ? more(left.subList(0, fit).toArray(String[]::new))
                : end(left.toArray(String[]::new)));
      }
      Part page = query.merged(parts, Part::new);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      assertThat(page.items().isEmpty()).isEqualTo(page.nextCursor() == null && all.isEmpty());
      read.addAll(page.items());
      cursor = page.nextCursor();
    } while (cursor != null);

    assertThat(read).as("seed %d", seed).containsExactlyElementsOf(all);
  }

  private static ListQuery<Void, String> query(@Nullable String cursor, int limit) {
    return ListQuery.of(
        RANGE, cursor, limit, (streamId, _) -> Optional.of(streamId), Function.identity());
  }

  private static Part end(String... items) {
    return new Part(List.of(items), null);
  }

  private static Part more(String... items) {
    return new Part(List.of(items), Cursor.after(RANGE, items[items.length - 1]));
  }
}
