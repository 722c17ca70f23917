package io.jangbu.starter.projection.reading;

import io.jangbu.core.Flaw;
import io.jangbu.core.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The state of a stream as JSON. Its members {@code incomplete} and {@code overwritten}, where it
 * has them, are {@link #flaw}.
 */
public interface StreamJson {

  /** The version that it is the state at. */
  long version();

  /** True if the stream has that flaw, else null, which is left out. */
  static @Nullable Boolean flaw(Flaw flaw, Snapshot<?> stream) {
    return stream.flaws().contains(flaw) ? Boolean.TRUE : null;
  }
}
