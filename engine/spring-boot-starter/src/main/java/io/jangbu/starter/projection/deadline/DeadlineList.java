package io.jangbu.starter.projection.deadline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the deadlines, the soonest first. */
record DeadlineList(List<DeadlineJson> deadlines, @Nullable String nextCursor) {}
