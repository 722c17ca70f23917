package io.jangbu.cli.importer;

import io.jangbu.shop.domain.order.OrderCommand;

/** The commands in the order in which an order gets them, and what each leads to. */
enum CommandKind {
  CREATE_ORDER("CreateOrder", "OrderCreated", "CREATED"),
  PROCESS_PAYMENT("ProcessPayment", "PaymentProcessed", "PAID"),
  SHIP_ORDER("ShipOrder", "OrderShipped", "SHIPPED"),
  CONFIRM_DELIVERY("ConfirmDelivery", "OrderDelivered", "DELIVERED"),
  CANCEL_ORDER("CancelOrder", "OrderCancelled", "CANCELLED");

  final String command;
  final String event;

  /** Of an order after that event. */
  final String status;

  CommandKind(String command, String event, String status) {
    this.command = command;
    this.event = event;
    this.status = status;
  }

  static CommandKind of(OrderCommand command) {
    return switch (command) {
      case OrderCommand.CreateOrder _ -> CREATE_ORDER;
      case OrderCommand.ProcessPayment _ -> PROCESS_PAYMENT;
      case OrderCommand.ShipOrder _ -> SHIP_ORDER;
      case OrderCommand.ConfirmDelivery _ -> CONFIRM_DELIVERY;
      case OrderCommand.CancelOrder _ -> CANCEL_ORDER;
      case OrderCommand.ConfirmStock _ ->
          throw new IllegalArgumentException("a process sends it, no import");
    };
  }
}
