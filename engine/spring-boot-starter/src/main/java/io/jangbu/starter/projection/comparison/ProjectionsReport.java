package io.jangbu.starter.projection.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the projections as they stand.
 *
 * @param generations the versions, the active one first; the name is the one that this endpoint has
 *     had from its first release on
 * @param comparison the last one that was asked for here; null if none was
 */
public record ProjectionsReport(
    List<VersionReport> generations, @Nullable ComparisonReport comparison) {}
