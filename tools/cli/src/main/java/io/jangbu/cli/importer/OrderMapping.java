package io.jangbu.cli.importer;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.TextBound;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an order of the data set asks of the pipeline: always in the order create, pay, ship,
 * deliver, cancel, each where the row says that it has happened, at the row's own time. Whether it
 * holds is for the pipeline to decide: the data are real, and so not all of it does.
 */
final class OrderMapping {

  private static final String CURRENCY = "BRL";
  private static final String CARRIER = "olist";
  private static final Set<String> CANCELLED = Set.of("canceled", "unavailable");

  /** The data set's own word for a payment of which nothing is known. */
  private static final String NO_PAYMENT = "not_defined";

  private OrderMapping() {}

  /** The commands of an order, at least one. */
  static List<CommandEnvelope<OrderCommand>> commands(OlistOrder order) {
    OrderRow row = order.row();
    List<CommandEnvelope<OrderCommand>> commands = new ArrayList<>();
    commands.add(envelope(order, row.purchasedAt(), create(order)));
    if (row.approvedAt() != null) {
      commands.add(envelope(order, row.approvedAt(), pay(order)));
    }
    if (row.handedToCarrierAt() != null) {
      commands.add(envelope(order, row.handedToCarrierAt(), new ShipOrder(CARRIER, null)));
    }
    if (row.deliveredAt() != null) {
      commands.add(envelope(order, row.deliveredAt(), new ConfirmDelivery()));
    }
    if (CANCELLED.contains(row.status())) {
      commands.add(envelope(order, lastTime(row), new CancelOrder(row.status())));
    }
    return commands;
  }

  private static CommandEnvelope<OrderCommand> envelope(
      OlistOrder order, Instant occurredAt, OrderCommand command) {
    return new CommandEnvelope<>(
        CommandIds.of(order.id(), occurredAt, command),
        order.id(),
        null,
        occurredAt,
        null,
        command);
  }

  private static CreateOrder create(OlistOrder order) {
    return new CreateOrder(
        order.row().customerId(),
        CURRENCY,
        lines(order.items()),
        order.items().stream().mapToLong(ItemRow::freight).sum());
  }

  /** The data set has a row for each piece: those of one product at one price are one line. */
  private static List<Line> lines(List<ItemRow> items) {
    record Article(String productId, long price) {}
    Map<Article, Long> pieces =
        items.stream()
            .collect(
                Collectors.groupingBy(
                    item -> new Article(item.productId(), item.price()),
                    LinkedHashMap::new,
                    Collectors.counting()));
    return pieces.entrySet().stream()
        .map(
            entry -> new Line(entry.getKey().productId(), entry.getValue(), entry.getKey().price()))
        .toList();
  }

  /** One payment for all of those that pay the order together, such as a card and two vouchers. */
  private static ProcessPayment pay(OlistOrder order) {
    List<PaymentRow> payments = order.payments();
    String types =
        payments.stream().map(PaymentRow::type).distinct().collect(Collectors.joining("+"));
    return new ProcessPayment(
        paymentId(order.id()),
        payments.stream().mapToLong(PaymentRow::value).sum(),
        types.isEmpty() ? NO_PAYMENT : types);
  }

  /** An order's id may be as long as a payment's, and leaves no room for more then. */
  private static String paymentId(String orderId) {
    String id = orderId + "-payment";
    return TextBound.REFERENCE.holds(id) ? id : orderId;
  }

  /** The data set does not say when an order was cancelled: not before the last that is known. */
  private static Instant lastTime(OrderRow row) {
    return Stream.of(
            row.purchasedAt(), row.approvedAt(), row.handedToCarrierAt(), row.deliveredAt())
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
