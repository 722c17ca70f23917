package io.jangbu.cli.importer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the orders. A time is null where it has not happened. */
record OrderRow(
    String customerId,
    String status,
    Instant purchasedAt,
    @Nullable Instant approvedAt,
    @Nullable Instant handedToCarrierAt,
    @Nullable Instant deliveredAt) {

  static OrderRow of(Row row) throws BrokenRowException {
    return new OrderRow(
        row.text("customer_id"),
        row.text("order_status"),
        row.time("order_purchase_timestamp"),
        row.optionalTime("order_approved_at"),
        row.optionalTime("order_delivered_carrier_date"),
        row.optionalTime("order_delivered_customer_date"));
  }
}
