package io.jangbu.starter.projection.listing;

import io.jangbu.core.Snapshot;
import io.jangbu.projection.index.StreamRange;
import io.jangbu.projection.view.LocalStores;
import io.jangbu.projection.view.Projection;
import io.jangbu.projection.view.Views;
import io.jangbu.starter.http.ProblemException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /**
   * One partition's part. It ends early where the next item does not fit into the answer's share of
   * the memory, and has one item at least if there is any.
   */
  public <P> P page(LocalStores stores, Projection<?, S> projection, Page.Form<J, P> form) {
    Views<?, S> views = new Views<>(stores.store(projection.viewStore()), projection);
    ReadOnlyKeyValueStore<String, byte[]> store = stores.store(range.store());
    Map<String, Placed<J>> found = new HashMap<>();
    int upToHere = 0;
    String here = from;
    boolean full = false;
    boolean more;
    try (KeyValueIterator<String, byte[]> keys = store.range(from, range.last())) {
      while (upToHere <= limit && keys.hasNext()) {
        String key = keys.next().key;
        String streamId = StreamRange.streamId(key);
        Placed<J> placed = placed(streamId, views);
        if (placed != null) {
          if (upToHere == 0) {
            stores.share().require(placed.item());
          } else if (!stores.share().take(placed.item())) {
            full = true;
            break;
          }
          found.put(streamId, placed);
          upToHere += placed.place().compareTo(key) <= 0 ? 1 : 0;
        }
        here = key;
      }
      more = full || keys.hasNext();
    }
    String end = here;
    List<J> items =
        found.values().stream()
            .filter(placed -> !more || placed.place().compareTo(end) <= 0)
            .map(Placed::item)
            .toList();
    return page(items, more, form);
  }

  /** An item at its present place in the range. */
  private record Placed<J>(String place, J item) {}

  /**
   * The parts of all partitions as one page: up to where the first of them ends that has more, for
   * what comes after that may have to come between the others' items.
   */
  public <P> P merged(List<? extends Page<J>> pages, Page.Form<J, P> form) {
    Optional<String> end =
        pages.stream()
            .filter(page -> page.nextCursor() != null)
            .map(page -> sortKey.apply(page.items().getLast()))
            .min(Comparator.naturalOrder());
    List<J> items =
        pages.stream()
            .flatMap(page -> page.items().stream())
            .filter(item -> end.isEmpty() || sortKey.apply(item).compareTo(end.get()) <= 0)
            .toList();
    return page(items, end.isPresent(), form);
  }

  /**
   * A stream may move while the list is read: it is shown at the place that its view says, whatever
   * key it was found under, unless that is beyond what was read. Null if it has left the range.
   */
  private @Nullable Placed<J> placed(String streamId, Views<?, S> views) {
    Snapshot<S> view = views.find(streamId);
    return range
        .place()
        .apply(streamId, view)
        .filter(place -> place.compareTo(from) >= 0)
        .flatMap(place -> item.apply(streamId, view).map(item -> new Placed<>(place, item)))
        .orElse(null);
  }

  private <P> P page(List<J> all, boolean more, Page.Form<J, P> form) {
    List<J> sorted = all.stream().sorted(Comparator.comparing(sortKey)).toList();
    List<J> items = sorted.size() > limit ? sorted.subList(0, limit) : sorted;
    boolean last = items.isEmpty() || (sorted.size() <= limit && !more);
    return form.of(
        items, last ? null : Cursor.after(range, range.prefix() + sortKey.apply(items.getLast())));
  }
}
