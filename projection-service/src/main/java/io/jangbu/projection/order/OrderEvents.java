package io.jangbu.projection.order;

import io.jangbu.projection.reading.EventJson;
import java.util.List;

/** Events of an order; {@code version} is the order's, which may be later than theirs. */
record OrderEvents(String orderId, long version, List<EventJson> events) {}
