package io.jangbu.starter.projection.reading;

import io.jangbu.projection.view.Projection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The streams that a query names, each by the parameter that its context has for it: {@code
 * ?orderId=o-1}. A route that has one of these as its parameter takes the parameters of all
 * contexts.
 *
 * @param ids by the names of the parameters, of those that are given
 */
public record NamedStreams(Map<String, String> ids) {

  /** The id of the context's stream; null if the query names none. */
  public @Nullable String of(Projection<?, ?> projection) {
    return ids.get(projection.codec().streamIdField());
  }
}
