package io.jangbu.cli.importer;

import java.util.List;

/** The files of the data set that are read, and the columns of each that are needed. */
enum OlistFile {
  ORDERS(
      "olist_orders_dataset.csv",
      "order_id",
      "customer_id",
      "order_status",
      "order_purchase_timestamp",
      "order_approved_at",
      "order_delivered_carrier_date",
      "order_delivered_customer_date"),
  ITEMS(
      "olist_order_items_dataset.csv",
      "order_id",
      "order_item_id",
      "product_id",
      "price",
      "freight_value"),
  PAYMENTS(
      "olist_order_payments_dataset.csv",
      "order_id",
      "payment_sequential",
      "payment_type",
      "payment_value");

  /** The column that every file has. */
  static final String ORDER_ID = "order_id";

  final String fileName;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  final List<String> columns;

  OlistFile(String fileName, String... columns) {
    this.fileName = fileName;
    this.columns = List.of(columns);
  }
}
