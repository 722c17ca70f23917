package io.jangbu.cli.importer;

import io.jangbu.cli.importer.SortedRows.Stored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of one order as they come together, and what is wrong with them. */
final class OrderRows {

  private final String orderId;
  private final OlistFiles files;
  private final BrokenRows broken;

  private @Nullable OrderRow order;
  private final List<ItemRow> items = new ArrayList<>();
  private final List<PaymentRow> payments = new ArrayList<>();
  private final Set<Integer> itemNumbers = new HashSet<>();
  private final Set<Integer> paymentNumbers = new HashSet<>();
  private int rows;
  private int orderRows;
  private boolean whole = true;

  OrderRows(String orderId, OlistFiles files, BrokenRows broken) {
    this.orderId = orderId;
    this.files = files;
    this.broken = broken;
  }

  String orderId() {
    return orderId;
  }

  /** How often the order stands in the file of the orders: once, if all is well. */
  int orderRows() {
    return orderRows;
  }

  /** Takes a row; those of the orders come first, as {@link SortedRows} has them. */
  void add(Stored stored) {
    rows++;
    if (rows > OrderJoin.MOST_ROWS) {
      whole = false;
      return;
    }
    if (stored.file() == OlistFile.ORDERS) {
      orderRows++;
    }
    try {
      Row row = Row.parse(files.header(stored.file()), stored.text());
      row.id(OlistFile.ORDER_ID);
      switch (stored.file()) {
        case ORDERS -> addOrder(row);
        case ITEMS -> addItem(ItemRow.of(row));
        case PAYMENTS -> addPayment(PaymentRow.of(row));
      }
    } catch (BrokenRowException e) {
      whole = false;
      broken.row(stored.file(), stored.line(), e.getMessage() + " (order " + orderId + ")");
    }
  }

  /** The order, null if it is to be left out, which is said. */
  @Nullable OlistOrder toOrder() {
    if (rows > OrderJoin.MOST_ROWS) {
      broken.tooLarge(orderId, rows);
    }
    if (orderRows == 0) {
      return null;
    }
    if (!whole || order == null) {
      broken.orderLeftOut(orderId);
      return null;
    }
    items.sort(Comparator.comparingInt(ItemRow::number));
    payments.sort(Comparator.comparingInt(PaymentRow::number));
    return new OlistOrder(orderId, order, items, payments);
  }

  private void addOrder(Row row) throws BrokenRowException {
    if (orderRows > 1) {
      throw new BrokenRowException("the order is there already");
    }
    order = OrderRow.of(row);
  }

  private void addItem(ItemRow item) throws BrokenRowException {
    requireOrder();
    if (!itemNumbers.add(item.number())) {
      throw new BrokenRowException("the order has an item " + item.number() + " already");
    }
    items.add(item);
  }

  private void addPayment(PaymentRow payment) throws BrokenRowException {
    requireOrder();
    if (!paymentNumbers.add(payment.number())) {
      throw new BrokenRowException("the order has a payment " + payment.number() + " already");
    }
    payments.add(payment);
  }

  private void requireOrder() throws BrokenRowException {
    if (orderRows == 0) {
      throw new BrokenRowException("there is no such order");
    }
  }
}
