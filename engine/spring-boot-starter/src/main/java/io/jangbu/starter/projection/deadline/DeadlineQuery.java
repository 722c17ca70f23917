package io.jangbu.starter.projection.deadline;

import io.jangbu.core.Snapshot;
import io.jangbu.core.SortableTime;
import io.jangbu.core.StreamId;
import io.jangbu.projection.index.DeadlineIndex;
import io.jangbu.projection.index.DeadlineIndex.Entry;
import io.jangbu.projection.view.LocalStores;
import io.jangbu.projection.view.Projection;
import io.jangbu.projection.view.Views;
import io.jangbu.starter.http.ProblemException;
import io.jangbu.starter.projection.listing.Limit;
import io.jangbu.starter.projection.listing.Parts;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Which deadlines are asked for, across all contexts. Every partition gives its own part, sorted;
 * the parts together are the page.
 *
 * @param after the last one of the page before, null from the first one on
 * @param end sorts after all that are asked for
 */
record DeadlineQuery(@Nullable DeadlineJson after, String end, int limit) {

  /** One time for two streams, or one stream's id in two contexts, must leave no doubt either. */
  private static final Comparator<DeadlineJson> ORDER =
      Comparator.comparing(DeadlineJson::key).thenComparing(DeadlineJson::process);

  private static final Pattern KEY = Pattern.compile("[0-9]{19}/[^/]+/[^/]+");

  /** Sorts after all keys, which are ASCII. */
  private static final String END = "\uffff";

  /**
   * Reads it from a request.
   *
   * @param before null = whenever they are due
   * @throws ProblemException 400 if the cursor is none of this list, or the limit out of its bounds
   */
  static DeadlineQuery of(@Nullable Instant before, @Nullable String cursor, int limit) {
    return new DeadlineQuery(
        cursor == null ? null : read(cursor),
        before == null ? END : SortableTime.digits(before),
        Limit.require(limit));
  }

  /**
   * One partition's part. It ends early where the next deadline does not fit into the answer's
   * share of the memory, and has one at least if there is any.
   */
  <S> DeadlineList page(LocalStores stores, Projection<?, S> projection, DeadlineIndex<S> index) {
    Views<?, S> views = new Views<>(stores.store(projection.viewStore()), projection);
    ReadOnlyKeyValueStore<String, byte[]> keys = stores.store(index.store());
    List<DeadlineJson> deadlines = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> range = keys.range(from(projection.context()), end)) {
      while (range.hasNext()) {
        KeyValue<String, byte[]> key = range.next();
        Entry entry = Entry.of(key.key);
        // One that is changed at this very moment is found under its old key, too.
        if (key.key.compareTo(end) < 0 && isThere(entry, views.find(entry.streamId()), index)) {
          DeadlineJson deadline = DeadlineJson.of(projection.context(), entry);
          if (!parts().add(deadline, deadlines, stores.share())) {
            return parts().page(deadlines, true);
          }
        }
      }
    }
    return parts().page(deadlines, false);
  }

  private static <S> boolean isThere(Entry entry, Snapshot<S> stream, DeadlineIndex<S> index) {
    Instant at = index.deadlines().of(stream).get(entry.name());
    return at != null && SortableTime.digits(at).equals(SortableTime.digits(entry.at()));
  }

  /** All that there is. */
  DeadlineList merged(List<DeadlineList> all) {
    return parts().merged(all);
  }

  private Parts<DeadlineJson, DeadlineList> parts() {
    return new Parts<>(
        ORDER,
        limit,
        DeadlineList::deadlines,
        part -> part.nextCursor() != null,
        (deadlines, more) ->
            new DeadlineList(deadlines, more ? cursor(deadlines.getLast()) : null));
  }

  /** Where a context's part of the page begins. */
  private String from(String context) {
    if (after == null) {
      return "";
    }
    boolean isListed = context.compareTo(after.process()) <= 0;
    return isListed ? after.key() + "\0" : after.key();
  }

  private static String cursor(DeadlineJson last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((last.key() + " " + last.process()).getBytes(StandardCharsets.UTF_8));
  }

  private static DeadlineJson read(String cursor) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", -1);
      if (parts.length == 2 && KEY.matcher(parts[0]).matches()) {
        DeadlineJson read = DeadlineJson.of(parts[1], Entry.of(parts[0]));
        if (StreamId.isValid(read.processId()) && cursor(read).equals(cursor)) {
          return read;
        }
      }
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException _) {
      // answered as any other text that is no cursor
    }
    throw ProblemException.malformed("cursor is the nextCursor of the page before");
  }
}
