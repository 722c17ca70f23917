package io.jangbu.starter.projection.comparison;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A view with all that is in it.
 *
 * @param state null if the stream has no view
 */
record StoredView(long version, @Nullable JsonNode state) {}
