package io.jangbu.starter.projection.listing;

import io.jangbu.projection.memory.Share;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A sorted list over all contexts, of which every partition gives its own part.
 *
 * @param limit how many items a page has at most
 * @param items those of a part or page
 * @param hasMore whether others follow a part's own
 * @param form a page of these items; more follow if it is told so
 */
public record Parts<T, P>(
    Comparator<T> order,
    int limit,
    Function<P, List<T>> items,
    Function<P, Boolean> hasMore,
    Form<T, P> form) {

  /** Makes pages. */
  @FunctionalInterface
  public interface Form<T, P> {
    P of(List<T> items, boolean more);
  }

  /**
   * Adds an item to a part, if there is room for it: in the page, and in the answer's share of the
   * memory. The first one is always added.
   */
  public boolean add(T item, List<T> part, Share share) {
    if (part.isEmpty()) {
      part.add(share.require(item));
      return true;
    }
    return part.size() < limit && share.take(item) && part.add(item);
  }

  /**
   * The parts of all partitions as one page: up to where the first of them ends that has more, for
   * what comes after that may have to come between the others' items.
   */
  public P merged(List<P> parts) {
    Optional<T> end =
        parts.stream().filter(hasMore::apply).map(part -> items.apply(part).getLast()).min(order);
    return page(
        parts.stream()
            .flatMap(part -> items.apply(part).stream())
            .filter(item -> end.isEmpty() || order.compare(item, end.get()) <= 0)
            .sorted(order)
            .toList(),
        end.isPresent());
  }

  /** A page of them, as many as it may have. */
  public P page(List<T> sorted, boolean more) {
    List<T> page = sorted.size() > limit ? sorted.subList(0, limit) : sorted;
    return form.of(page, !page.isEmpty() && (sorted.size() > limit || more));
  }
}
