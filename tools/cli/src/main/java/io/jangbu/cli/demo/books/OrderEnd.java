package io.jangbu.cli.demo.books;

/** Where an order stands, and why. */
public enum OrderEnd {
  STOCK_PENDING("waiting for stock"),
  WAITING_FOR_PAYMENT("waiting for payment"),
  PAID("paid"),
  SHIPPED("shipped"),
  DELIVERED("delivered"),
  OUT_OF_STOCK("cancelled, OUT_OF_STOCK"),
  UNPAID("cancelled, UNPAID"),
  CHANGED_MIND("cancelled, CHANGED_MIND"),
  CANCELLED_OTHERWISE("cancelled otherwise");

  private final String text;

  OrderEnd(String text) {
    this.text = text;
  }

  /** Of a cancelled order. */
  static OrderEnd cancelled(String reason) {
    for (OrderEnd end : new OrderEnd[] {OUT_OF_STOCK, UNPAID, CHANGED_MIND}) {
      if (end.name().equals(reason)) {
        return end;
      }
    }
    return CANCELLED_OTHERWISE;
  }

  /** Whether pieces are set aside for it. */
  boolean holdsStock() {
    return this == WAITING_FOR_PAYMENT || this == PAID;
  }

  /** Whether its pieces have left the house. */
  boolean hasLeft() {
    return this == SHIPPED || this == DELIVERED;
  }

  /** Whether nothing happens to it any more. */
  boolean isFinal() {
    return switch (this) {
      case STOCK_PENDING, WAITING_FOR_PAYMENT, PAID, SHIPPED -> false;
      case DELIVERED, OUT_OF_STOCK, UNPAID, CHANGED_MIND, CANCELLED_OTHERWISE -> true;
    };
  }

  /** How its process is to be. */
  ProcessEnd process() {
    return switch (this) {
      case STOCK_PENDING, WAITING_FOR_PAYMENT, PAID, SHIPPED -> ProcessEnd.RUNNING;
      case DELIVERED -> ProcessEnd.COMPLETED;
      case OUT_OF_STOCK, UNPAID, CHANGED_MIND, CANCELLED_OTHERWISE -> ProcessEnd.COMPENSATED;
    };
  }

  /** Where its process is to stand, by the names of the domain, while that runs. */
  String step() {
    return switch (this) {
      case STOCK_PENDING -> "RESERVING";
      case WAITING_FOR_PAYMENT -> "AWAITING_PAYMENT";
      case PAID -> "AWAITING_SHIPMENT";
      case SHIPPED -> "AWAITING_DELIVERY";
      case DELIVERED, OUT_OF_STOCK, UNPAID, CHANGED_MIND, CANCELLED_OTHERWISE -> "";
    };
  }

  /** For a human. */
  public String text() {
    return text;
  }
}
