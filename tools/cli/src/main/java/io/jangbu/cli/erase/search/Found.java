package io.jangbu.cli.erase.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What there is to erase. */
public final class Found {

  private final Map<Kind, SortedMap<String, FoundStream>> streams;
  private final SortedSet<String> neverCreated;

  /**
   * Of each kind, by the ids.
   *
   * @param neverCreated orders that a cart or a claim asked for and that have no event: their
   *     commands may be remembered
   */
  Found(Map<Kind, SortedMap<String, FoundStream>> streams, SortedSet<String> neverCreated) {
    this.streams = Map.copyOf(streams);
    this.neverCreated = new TreeSet<>(neverCreated);
  }

  /** Whether there is nothing. */
  public boolean isEmpty() {
    return all().findAny().isEmpty();
  }

  /** The ids of the streams. */
  public List<String> ids(Kind kind) {
    return List.copyOf(of(kind).keySet());
  }

  /** The ids of what the services are to be asked for. */
  public List<String> toErase(Kind kind) {
    return kind == Kind.ORDER
        ? Stream.concat(ids(kind).stream(), neverCreated.stream()).toList()
        : ids(kind);
  }

  /** Orders without an event, of which a command may be remembered. */
  public int neverCreated() {
    return neverCreated.size();
  }

  /** How many events they have. */
  public long events() {
    return all().mapToLong(FoundStream::events).sum();
  }

  /** The personal texts of all of them. */
  public Set<String> texts() {
    Set<String> texts = new HashSet<>();
    all().forEach(stream -> texts.addAll(stream.texts()));
    return texts;
  }

  /**
   * The ids beside which each of the texts is one of theirs. Not those of fulfilments: the order of
   * the same id may be another customer's, and is left as it is.
   */
  public Collection<String> marks() {
    Set<String> marks = new HashSet<>(toErase(Kind.ORDER));
    marks.addAll(ids(Kind.CART));
    marks.addAll(ids(Kind.CLAIM));
    return marks;
  }

  /** What could not be read of them, a sentence each. */
  public List<String> unread() {
    List<String> unread = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      of(kind)
          .forEach((id, stream) -> {
            if (stream.unreadable() > 0) {
              unread.add(
                  "%d records of the %s %s are no events that this build knows: what is personal in them was not looked for."
                      .formatted(stream.unreadable(), kind.noun(1), id));
            }
          });
    }
    return unread;
  }

  private SortedMap<String, FoundStream> of(Kind kind) {
    return streams.getOrDefault(kind, new TreeMap<>());
  }

  private Stream<FoundStream> all() {
    return streams.values().stream().flatMap(each -> each.values().stream());
  }
}
