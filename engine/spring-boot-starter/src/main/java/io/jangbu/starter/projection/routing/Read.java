package io.jangbu.starter.projection.routing;

import io.jangbu.projection.view.Projection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a context.
 *
 * @param streamId the stream whose partition is asked; null = all partitions are
 * @param answer what a partition says, from its stores
 */
public record Read<T>(
    Projection<?, ?> projection, @Nullable String streamId, Function<LocalPartition, T> answer) {}
