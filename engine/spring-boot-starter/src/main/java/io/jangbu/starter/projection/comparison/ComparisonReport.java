package io.jangbu.starter.projection.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison has found so far.
 *
 * @param answering the version that answers
 * @param building the one that it is compared with
 * @param position the sum of the offsets that both must have read
 * @param streams how many were looked at
 * @param differing how many of them differ
 * @param differences the first of these
 * @param failure why it failed; null if it did not
 */
public record ComparisonReport(
    String id,
    int answering,
    int building,
    ComparisonState state,
    long position,
    long streams,
    long differing,
    List<Difference> differences,
    @Nullable String failure) {}
