package io.jangbu.projection.order;

import io.jangbu.projection.reading.Change;
import java.util.List;

/** What is different in an order between two of its versions. */
record OrderDiff(String orderId, long from, long to, List<Change> changes) {}
