package io.jangbu.starter.projection.reading;

import java.util.List;

/**
 * Events of a stream in the order that was asked for.
 *
 * @param more whether others follow in the range that was asked for
 */
public record EventsRead<J>(List<J> events, boolean more) {}
