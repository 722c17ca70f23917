package io.jangbu.resilience.outside;

import io.jangbu.localservices.Postgres;
import io.jangbu.resilience.checker.ShipmentRow;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The subscriber's tables, read over a connection of our own. */
public final class Database {

  private final String jdbcUrl;
  private final String password;

  public Database(String jdbcUrl, String password) {
    this.jdbcUrl = jdbcUrl;
    this.password = password;
  }

  /** All shipments. */
  List<ShipmentRow> shipments() {
    return query(
        "SELECT order_id, event_id, carrier, tracking_number, status, carrier_reference"
            + " FROM shipments",
        row ->
            new ShipmentRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6)));
  }

  /** The ids of all events that were taken in. */
  List<String> inbox() {
    return query("SELECT event_id FROM inbox", row -> row.getString(1));
  }

  /** How many of the shipments that were asked for before now wait for the carrier. */
  public long waiting(Instant before) {
    return query(
            "SELECT count(*) FROM shipments WHERE status <> 'ACCEPTED' AND created_at < '"
                + before
                + "'",
            row -> row.getLong(1))
        .getFirst();
  }

  @FunctionalInterface
  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String sql, Row<T> row) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl, Postgres.USER, password);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(row.of(rows));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not answer: " + sql, e);
    }
  }
}
