package io.jangbu.starter.projection.comparison;

import java.util.List;

/**
 * Some views of a partition, sorted by their streams' ids.
 *
 * @param more whether others follow
 */
record DigestPage(List<ViewDigest> views, boolean more) {}
