package io.jangbu.starter.projection.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a sorted list, as a context answers it. */
public interface Page<J> {

  /** What is in it, sorted. */
  List<J> items();

  /** Asks for the part after it; null if it is the last. */
  @Nullable String nextCursor();

  /** Makes pages of a context. */
  @FunctionalInterface
  interface Form<J, P> {
    P of(List<J> items, @Nullable String nextCursor);
  }
}
