package io.jangbu.cli.importer;

/**
 * A row of the items: one piece.
 *
 * @param number its place in the order
 * @param price in cents
 * @param freight in cents
 */
record ItemRow(int number, String productId, long price, long freight) {

  static ItemRow of(Row row) throws BrokenRowException {
    return new ItemRow(
        row.number("order_item_id"),
        row.id("product_id"),
        row.cents("price"),
        row.cents("freight_value"));
  }
}
