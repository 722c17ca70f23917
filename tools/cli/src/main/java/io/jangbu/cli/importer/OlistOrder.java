package io.jangbu.cli.importer;

import java.util.List;

/** All that the files say of one order; items and payments in the order of their numbers. */
record OlistOrder(String id, OrderRow row, List<ItemRow> items, List<PaymentRow> payments) {

  OlistOrder {
    items = List.copyOf(items);
    payments = List.copyOf(payments);
  }
}
