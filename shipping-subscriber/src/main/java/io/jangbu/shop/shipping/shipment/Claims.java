package io.jangbu.shop.shipping.shipment;

import static io.jangbu.shop.shipping.shipment.StorableText.storable;

import io.jangbu.kafka.tracing.TraceHeaders;
import io.jangbu.shop.shipping.shipment.ShipmentRequest.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who may ask the carrier for what, and what came of it. All times are the database's, so that
 * instances whose clocks differ agree on what is due.
 */
@Repository
public class Claims {

  private final JdbcClient jdbc;

  Claims(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Claims shipments that are due, those longest due first. No other instance gets them until the
   * lease ends; when this one dies, somebody else gets them then.
   *
   * @param limit at most so many
   * @param lease longer than an attempt takes
   */
  public List<Claim> claim(int limit, Duration lease) {
    return jdbc.sql(
            """
            WITH due AS (
              SELECT order_id FROM shipments
              WHERE status = 'REQUESTED' AND next_attempt_at <= now()
              ORDER BY next_attempt_at
              LIMIT ?
              FOR UPDATE SKIP LOCKED
            )
            UPDATE shipments s
            SET attempts = attempts + 1, next_attempt_at = now() + ? * interval '1 millisecond',
                updated_at = now()
            FROM due
            WHERE s.order_id = due.order_id
            RETURNING s.order_id, event_id, carrier, tracking_number, traceparent, tracestate,
                correlation_id, attempts, attempts_forgiven
            """)
        .param(limit)
        .param(lease.toMillis())
        .query((row, _) ->
            new Claim(
                new ShipmentRequest(
                    row.getString("order_id"),
                    row.getString("event_id"),
                    row.getString("carrier"),
                    row.getString("tracking_number"),
                    origin(row)),
                row.getInt("attempts"),
                row.getInt("attempts") - row.getInt("attempts_forgiven")))
        .list();
  }

  private static Origin origin(ResultSet row) throws SQLException {
    return new Origin(
        new TraceHeaders(row.getString("traceparent"), row.getString("tracestate")),
        row.getString("correlation_id"));
  }

  /** The carrier has it. This holds however late it comes, and whatever was written meanwhile. */
  public void accepted(Claim claim, @Nullable String carrierReference) {
    jdbc.sql(
            """
            UPDATE shipments
            SET status = 'ACCEPTED', carrier_reference = ?, last_error = NULL, updated_at = now()
            WHERE order_id = ? AND status <> 'ACCEPTED'
            """)
        .param(storable(carrierReference))
        .param(claim.request().orderId())
        .update();
  }

  /** Due again after the pause, unless a newer attempt is under way or somebody was faster. */
  public void postponed(Claim claim, String error, Duration pause) {
    jdbc.sql(
            """
            UPDATE shipments
            SET last_error = ?, next_attempt_at = now() + ? * interval '1 millisecond',
                updated_at = now()
            WHERE order_id = ? AND status = 'REQUESTED' AND attempts = ?
            """)
        .param(storable(error))
        .param(pause.toMillis())
        .param(claim.request().orderId())
        .param(claim.attempt())
        .update();
  }

  /** Not tried again by itself, unless a newer attempt is under way or somebody was faster. */
  public void parked(Claim claim, String error) {
    jdbc.sql(
            """
            UPDATE shipments SET status = 'PARKED', last_error = ?, updated_at = now()
            WHERE order_id = ? AND status = 'REQUESTED' AND attempts = ?
            """)
        .param(storable(error))
        .param(claim.request().orderId())
        .param(claim.attempt())
        .update();
  }
}
