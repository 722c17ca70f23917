package io.jangbu.core;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map in a stream's state that may grow large, such as the reservations of a product. Immutable.
 *
 * <p>It is stored entry by entry, not as a part of the snapshot: an entry is looked up when it is
 * asked for, and only those that changed since then are written back. So a command costs the same
 * however many there are.
 *
 * @param <V> the values
 */
public final class Entries<V> {

  private static final Entries<?> NONE = new Entries<>(Entries::nothing, Map.of());

  private final Function<String, @Nullable V> stored;

  /** By key; empty = gone. */
  private final Map<String, Optional<V>> changes;

  private Entries(Function<String, @Nullable V> stored, Map<String, Optional<V>> changes) {
    this.stored = stored;
    this.changes = changes;
  }

  /** No entry. */
  @SuppressWarnings("unchecked") // where there is no value, there is none of any type
  public static <V> Entries<V> none() {
    return (Entries<V>) NONE;
  }

  /** Those that are stored; the function gives null for a key that has none. */
  public static <V> Entries<V> storedIn(Function<String, @Nullable V> stored) {
    return new Entries<>(stored, Map.of());
  }

  /** The value of the key, null if it has none. */
  public @Nullable V get(String key) {
    Optional<V> change = changes.get(key);
    return change == null ? stored.apply(key) : change.orElse(null);
  }

  /** The same with this value for the key. */
  public Entries<V> with(String key, V value) {
    return changed(key, Optional.of(value));
  }

  /** The same without the key. */
  public Entries<V> without(String key) {
    return changed(key, Optional.empty());
  }

  /** What has changed since it was stored, by key; empty = gone. */
  public Map<String, Optional<V>> changes() {
    return changes;
  }

  private static @Nullable Object nothing(String key) {
    return null;
  }

  private Entries<V> changed(String key, Optional<V> value) {
    Map<String, Optional<V>> more = new HashMap<>(changes);
    more.put(key, value);
    return new Entries<>(stored, Map.copyOf(more));
  }

  /** The same stored entries and the same changes. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Entries<?> that
        && stored.equals(that.stored)
        && changes.equals(that.changes);
  }

  @Override
  public int hashCode() {
    return changes.hashCode();
  }

  @Override
  public String toString() {
    return "changes " + changes;
  }
}
