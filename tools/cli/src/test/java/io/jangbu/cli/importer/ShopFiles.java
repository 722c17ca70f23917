package io.jangbu.cli.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a made-up shop, with the columns of the data set. */
final class ShopFiles {

  static final String ORDER_COLUMNS =
      "order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,"
          + "order_delivered_carrier_date,order_delivered_customer_date,"
          + "order_estimated_delivery_date";
  static final String ITEM_COLUMNS =
      "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value";
  static final String PAYMENT_COLUMNS =
      "order_id,payment_sequential,payment_type,payment_installments,payment_value";

  private final Path directory;

  private ShopFiles(Path directory) {
    this.directory = directory;
  }

  /** Three files with their columns and no row. */
  static ShopFiles in(Path directory) {
    return new ShopFiles(directory).orders().items().payments();
  }

  ShopFiles orders(String... rows) {
    return write(OlistFile.ORDERS, ORDER_COLUMNS, rows);
  }

  ShopFiles items(String... rows) {
    return write(OlistFile.ITEMS, ITEM_COLUMNS, rows);
  }

  ShopFiles payments(String... rows) {
    return write(OlistFile.PAYMENTS, PAYMENT_COLUMNS, rows);
  }

  ShopFiles raw(OlistFile file, String text) {
    return raw(file, text, StandardCharsets.UTF_8);
  }

  ShopFiles raw(OlistFile file, String text, Charset charset) {
    try {
      Files.writeString(directory.resolve(file.fileName), text, charset);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path directory() {
    return directory;
  }

  /** An order that was created, paid, shipped and delivered. */
  static String deliveredOrder(String id) {
    return id
        + ",customer-of-"
        + id
        + ",delivered,2017-10-02 10:56:33,2017-10-02 11:07:15,2017-10-04 19:55:00,"
        + "2017-10-10 21:25:13,2017-10-18 00:00:00";
  }

  static String item(String orderId, int number) {
    return orderId + "," + number + ",lamp,seller,2017-10-06 11:07:15,29.90,8.72";
  }

  static String payment(String orderId, String value) {
    return orderId + ",1,credit_card,1," + value;
  }

  private ShopFiles write(OlistFile file, String columns, String... rows) {
    return raw(file, columns + "\n" + String.join("\n", rows) + "\n");
  }
}
