package io.jangbu.starter.projection.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The generations as they stand.
 *
 * @param generations the one that answers first
 * @param comparison the last one that was asked for here; null if none was
 */
public record ProjectionsReport(
    List<GenerationReport> generations, @Nullable ComparisonReport comparison) {}
