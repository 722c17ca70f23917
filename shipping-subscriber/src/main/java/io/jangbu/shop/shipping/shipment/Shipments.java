package io.jangbu.shop.shipping.shipment;

import static io.jangbu.shop.shipping.shipment.StorableText.storable;

import io.jangbu.core.Erased;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The shipments that were asked for. How one moves on is in {@link Claims}. */
@Repository
public class Shipments {

  private static final String COLUMNS =
      """
      order_id, event_id, status, attempts, carrier_reference, last_error, created_at, updated_at
      """;

  private final JdbcClient jdbc;

  Shipments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Adds shipments, due at once. Runs in the caller's transaction, together with its inbox.
   *
   * @return the orders that got one; an order that had one already is left as it is
   */
  public Set<String> request(List<ShipmentRequest> requests) {
    return jdbc.sql(
            """
            INSERT INTO shipments (order_id, event_id, carrier, tracking_number, traceparent,
                tracestate, correlation_id)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?) AS asked (order_id, event_id, carrier,
                tracking_number, traceparent, tracestate, correlation_id)
            ORDER BY order_id, event_id
            ON CONFLICT DO NOTHING
            RETURNING order_id
            """)
        .param(column(requests, ShipmentRequest::orderId))
        .param(column(requests, ShipmentRequest::eventId))
        .param(column(requests, request -> storable(request.carrier())))
        .param(column(requests, request -> storable(request.trackingNumber())))
        .param(column(requests, request -> request.origin().trace().traceparent()))
        .param(column(requests, request -> request.origin().trace().tracestate()))
        .param(column(requests, request -> storable(request.origin().correlationId())))
        .query((row, _) -> row.getString("order_id"))
        .set();
  }

  /**
   * Takes personal data out of the event's shipment: it has what the event has now, and nothing of
   * what a carrier has answered, which may quote anything. Runs in the caller's transaction.
   */
  public void erase(ShipmentRequest rewritten) {
    jdbc.sql(
            """
            UPDATE shipments
            SET tracking_number = ?, last_error = CASE WHEN last_error IS NULL THEN NULL ELSE ? END
            WHERE order_id = ? AND event_id = ?
            """)
        .param(storable(rewritten.trackingNumber()))
        .param(Erased.TEXT)
        .param(rewritten.orderId())
        .param(rewritten.eventId())
        .update();
  }

  Optional<Shipment> find(String orderId) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM shipments WHERE order_id = ?")
        .param(orderId)
        .query(Shipments::shipment)
        .optional();
  }

  /** The newest shipments first. */
  List<Shipment> newest(int limit) {
    return jdbc.sql(
            "SELECT " + COLUMNS + " FROM shipments ORDER BY created_at DESC, order_id LIMIT ?")
        .param(limit)
        .query(Shipments::shipment)
        .list();
  }

  /** The newest shipments of that status first. */
  List<Shipment> newest(ShipmentStatus status, int limit) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM shipments WHERE status = ? ORDER BY created_at DESC, order_id LIMIT ?")
        .param(status.name())
        .param(limit)
        .query(Shipments::shipment)
        .list();
  }

  /**
   * Makes a parked shipment due at once, with a fresh budget of attempts.
   *
   * @return false if there is no such shipment or it is not parked
   */
  boolean retry(String orderId) {
    return jdbc.sql(
                """
                UPDATE shipments
                SET status = 'REQUESTED', attempts_forgiven = attempts, next_attempt_at = now(),
                    updated_at = now()
                WHERE order_id = ? AND status = 'PARKED'
                """)
            .param(orderId)
            .update()
        == 1;
  }

  long count(ShipmentStatus status) {
    return jdbc.sql("SELECT count(*) FROM shipments WHERE status = ?")
        .param(status.name())
        .query(Long.class)
        .single();
  }

  private static SqlArrayValue column(
      List<ShipmentRequest> requests, Function<ShipmentRequest, @Nullable String> value) {
    return new SqlArrayValue("text", requests.stream().map(value).toArray());
  }

  private static Shipment shipment(ResultSet row, int number) throws SQLException {
    return new Shipment(
        row.getString("order_id"),
        row.getString("event_id"),
        ShipmentStatus.valueOf(row.getString("status")),
        row.getInt("attempts"),
        row.getString("carrier_reference"),
        row.getString("last_error"),
        instant(row, "created_at"),
        instant(row, "updated_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
