package io.jangbu.cli.importer;

/**
 * A row of the payments: one of those that pay an order together.
 *
 * @param number its place among them
 * @param type such as {@code credit_card}
 * @param value in cents
 */
record PaymentRow(int number, String type, long value) {

  static PaymentRow of(Row row) throws BrokenRowException {
    return new PaymentRow(
        row.number("payment_sequential"), row.id("payment_type"), row.cents("payment_value"));
  }
}
