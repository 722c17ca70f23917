package io.jangbu.starter.projection.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the events of a cause, sorted. */
record EventList(List<LoggedEvent> events, @Nullable String nextCursor) {}
