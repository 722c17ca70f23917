package io.jangbu.cli.verify;

import io.jangbu.cli.log.PartitionRange;
import io.jangbu.cli.options.DatabaseOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the subscriber's database has at one moment.
 *
 * @param next the offset of the first record of each partition that was not taken in
 * @param shipments by the order's id
 */
record ShipmentRows(Map<Integer, Long> next, Map<String, Row> shipments) {

  private static final long PAUSE_MILLIS = 200;

  /** A shipment, as far as it comes from its event. */
  record Row(String eventId, String carrier, @Nullable String trackingNumber) {}

  /**
   * Waits until all of the ranges was taken in, or it has taken too long, and looks then.
   *
   * @throws SQLException if there is no such database, or it has not the subscriber's tables
   */
  static ShipmentRows await(DatabaseOption database, List<PartitionRange> ranges, Duration patience)
      throws SQLException {
    long deadline = System.nanoTime() + patience.toNanos();
    try (Connection connection = database.connect()) {
      while (System.nanoTime() < deadline && !isTakenIn(ranges, next(connection))) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
      connection.setAutoCommit(false);
      // Positions and shipments of the same moment.
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return new ShipmentRows(next(connection), shipments(connection));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", e);
    }
  }

  /** Whether the record there was taken in. */
  boolean isTakenIn(int partition, long offset) {
    return offset < next.getOrDefault(partition, 0L);
  }

  private static boolean isTakenIn(List<PartitionRange> ranges, Map<Integer, Long> next) {
    return ranges.stream()
        .allMatch(range -> next.getOrDefault(range.partition().partition(), 0L) >= range.end());
  }

  private static Map<Integer, Long> next(Connection connection) throws SQLException {
    Map<Integer, Long> next = new HashMap<>();
    try (Statement asked = connection.createStatement();
        ResultSet row =
            asked.executeQuery(
                "SELECT partition, next_offset FROM inbox_positions WHERE topic ="
                    + " 'orders.events'")) {
      while (row.next()) {
        next.put(row.getInt(1), row.getLong(2));
      }
    }
    return next;
  }

  private static Map<String, Row> shipments(Connection connection) throws SQLException {
    Map<String, Row> shipments = new HashMap<>();
    try (Statement asked = connection.createStatement()) {
      asked.setFetchSize(10_000);
      try (ResultSet row =
          asked.executeQuery(
              "SELECT order_id, event_id, carrier, tracking_number FROM shipments")) {
        while (row.next()) {
          shipments.put(
              row.getString(1), new Row(row.getString(2), row.getString(3), row.getString(4)));
        }
      }
    }
    return shipments;
  }
}
