package io.jangbu.starter.projection.comparison;

import io.jangbu.starter.projection.reading.Change;
import java.util.List;

/**
 * A stream whose views differ in two versions of the projections.
 *
 * @param answeringVersion the stream's version in the active projection version; 0 = the stream is
 *     not there
 * @param buildingVersion the stream's version in the projection version that is being built
 * @param changes field by field, from the active version to the other
 */
public record Difference(
    String context,
    String streamId,
    long answeringVersion,
    long buildingVersion,
    List<Change> changes) {}
