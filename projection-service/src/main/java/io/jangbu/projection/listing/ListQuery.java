package io.jangbu.projection.listing;

import io.jangbu.domain.Snapshot;
import io.jangbu.http.ProblemException;
import io.jangbu.projection.index.StreamRange;
import io.jangbu.projection.view.LocalStores;
import io.jangbu.projection.view.Projection;
import io.jangbu.projection.view.Views;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a sorted list is asked for. Each partition gives its own part of it, a range of
 * keys of which one more is read than the page may have; the parts together are the page.
 *
 * @param from the key at which it begins
 * @param limit how many items a page has at most, 1 to {@value Limit#MAX}
 * @param item how a stream is shown; empty if it is not
 * @param sortKey the end of an item's key in the range, after what all keys of it begin with
 */
public record ListQuery<S, J>(
    StreamRange<S> range,
    String from,
    int limit,
    BiFunction<String, Snapshot<S>, Optional<J>> item,
    Function<J, String> sortKey) {

  /** Sorts right after the key that it is put to. */
  private static final String NEXT = "\0";

  /**
   * Reads it from a request.
   *
   * @param cursor null = from the first item on
   * @throws ProblemException 400 if the cursor is none of this list, or the limit out of its bounds
   */
  public static <S, J> ListQuery<S, J> of(
      StreamRange<S> range,
      @Nullable String cursor,
      int limit,
      BiFunction<String, Snapshot<S>, Optional<J>> item,
      Function<J, String> sortKey) {
    String from = cursor == null ? range.prefix() : Cursor.read(range, cursor) + NEXT;
    return new ListQuery<>(range, from, Limit.require(limit), item, sortKey);
  }

  /** One partition's part. */
  public <P> P page(LocalStores stores, Projection<?, S> projection, Page.Form<J, P> form) {
    Views<?, S> views = new Views<>(stores.store(projection.viewStore()), projection);
    ReadOnlyKeyValueStore<String, byte[]> store = stores.store(range.store());
    List<J> items = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> keys = store.range(from, range.last())) {
      while (items.size() <= limit && keys.hasNext()) {
        item(keys.next().key, views).ifPresent(items::add);
      }
    }
    return page(items, false, form);
  }

  /** The parts of all partitions as one page. */
  public <P> P merged(List<? extends Page<J>> pages, Page.Form<J, P> form) {
    List<J> sorted =
        pages.stream()
            .flatMap(page -> page.items().stream())
            .sorted(Comparator.comparing(sortKey))
            .toList();
    return page(sorted, pages.stream().anyMatch(page -> page.nextCursor() != null), form);
  }

  private Optional<J> item(String key, Views<?, S> views) {
    String streamId = StreamRange.streamId(key);
    Snapshot<S> view = views.find(streamId);
    return range.holds().test(key, view.state()) ? item.apply(streamId, view) : Optional.empty();
  }

  private <P> P page(List<J> sorted, boolean more, Page.Form<J, P> form) {
    List<J> items = sorted.size() > limit ? sorted.subList(0, limit) : sorted;
    boolean last = items.isEmpty() || (sorted.size() <= limit && !more);
    return form.of(
        items, last ? null : Cursor.after(range, range.prefix() + sortKey.apply(items.getLast())));
  }
}
