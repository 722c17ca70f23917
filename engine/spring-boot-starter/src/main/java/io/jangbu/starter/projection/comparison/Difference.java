package io.jangbu.starter.projection.comparison;

import io.jangbu.starter.projection.reading.Change;
import java.util.List;

/**
 * A stream of which two generations do not say the same.
 *
 * @param answeringVersion its version in the generation that answers; 0 = it is not there
 * @param buildingVersion the same in the one that is built
 * @param changes what is different, field by field, from the one that answers to the other
 */
public record Difference(
    String context,
    String streamId,
    long answeringVersion,
    long buildingVersion,
    List<Change> changes) {}
