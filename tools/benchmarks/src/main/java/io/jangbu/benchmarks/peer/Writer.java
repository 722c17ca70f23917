package io.jangbu.benchmarks.peer;

import io.jangbu.benchmarks.load.ClosedLoop;
import io.jangbu.benchmarks.order.Orders;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/** One connection that takes the next order, and the next. */
record Writer(EventStore store, Orders orders, AtomicLong next) implements ClosedLoop.Client {

  @Override
  public void ask() throws SQLException {
    if (!store.execute(orders.create(next.getAndIncrement()))) {
      throw new IllegalStateException("another writer has made the same order");
    }
  }

  @Override
  public void close() {
    try {
      store.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
