package io.jangbu.shop.schemas.evolution.next;

import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderReference;
import io.jangbu.shop.schemas.evolution.next.OrderEvent.OrderCancelled;
import io.jangbu.shop.schemas.evolution.next.OrderEvent.OrderCreated;
import io.jangbu.shop.schemas.evolution.next.OrderEvent.OrderDelivered;
import io.jangbu.shop.schemas.evolution.next.OrderEvent.OrderShipped;
import io.jangbu.shop.schemas.evolution.next.OrderEvent.PaymentProcessed;
import io.jangbu.shop.schemas.evolution.next.OrderEvent.StockConfirmed;
import java.util.Collection;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** What events carry, field by field. */
final class OrderPayloads {

  private final List<Schema> payloads;

  /** Takes the schema of the newest release. */
  OrderPayloads(Schema event) {
    this.payloads = event.getField("payload").schema().getTypes();
  }

  GenericRecord fromEvent(OrderEvent event) {
    GenericRecord avro = record(event.getClass().getSimpleName());
    switch (event) {
      case OrderCreated(
              var customer,
              var currency,
              var lines,
              var fee,
              var total,
              var fulfilment,
              var reference,
              var channel) -> {
        avro.put("customerId", customer);
        avro.put("currency", currency);
        avro.put("lines", lines.stream().map(line -> line(line, avro.getSchema())).toList());
        avro.put("shippingFee", fee);
        avro.put("total", total);
        avro.put("fulfilment", symbol(fulfilment, avro.getSchema()));
        avro.put("reference", reference == null ? null : reference.text());
        avro.put("referenceClaim", reference == null ? null : reference.claim());
        avro.put("channel", channel);
      }
      case PaymentProcessed(var id, var amount, var method) -> {
        avro.put("paymentId", id);
        avro.put("amount", amount);
        avro.put("method", method.text()); // for readers of releases 1 to 3
        avro.put("methodKind", method.kind());
        avro.put("methodProvider", method.provider());
      }
      case OrderShipped(var carrier, var tracking) -> {
        avro.put("carrier", carrier);
        avro.put("trackingNumber", tracking);
      }
      case StockConfirmed() -> {}
      case OrderDelivered() -> {}
      case OrderCancelled(var reason) -> avro.put("reason", reason);
    }
    return avro;
  }

  OrderEvent toEvent(GenericRecord avro) {
    return switch (avro.getSchema().getName()) {
      case "OrderCreated" ->
          new OrderCreated(
              text(avro, "customerId"),
              text(avro, "currency"),
              ((Collection<?>) avro.get("lines")).stream().map(OrderPayloads::line).toList(),
              (Long) avro.get("shippingFee"),
              (Long) avro.get("total"),
              Fulfilment.valueOf(text(avro, "fulfilment")),
              reference(avro),
              text(avro, "channel"));
      case "StockConfirmed" -> new StockConfirmed();
      case "PaymentProcessed" -> PaymentUpcaster.upcast(avro);
      case "OrderShipped" ->
          new OrderShipped(text(avro, "carrier"), textIfAny(avro, "trackingNumber"));
      case "OrderDelivered" -> new OrderDelivered();
      case "OrderCancelled" -> new OrderCancelled(text(avro, "reason"));
      default -> throw new MalformedRecordException("no event of an order: " + avro.getSchema());
    };
  }

  private GenericRecord record(String name) {
    return new GenericData.Record(
        payloads.stream().filter(schema -> schema.getName().equals(name)).findAny().orElseThrow());
  }

  private static @Nullable OrderReference reference(GenericRecord created) {
    String text = textIfAny(created, "reference");
    return text == null ? null : new OrderReference(text, text(created, "referenceClaim"));
  }

  private static Object symbol(Fulfilment fulfilment, Schema created) {
    return new GenericData.EnumSymbol(created.getField("fulfilment").schema(), fulfilment.name());
  }

  private static GenericRecord line(Line line, Schema created) {
    GenericRecord avro =
        new GenericData.Record(created.getField("lines").schema().getElementType());
    avro.put("sku", line.sku());
    avro.put("quantity", line.quantity());
    avro.put("unitPrice", line.unitPrice());
    return avro;
  }

  private static Line line(Object line) {
    GenericRecord avro = (GenericRecord) line;
    return new Line(text(avro, "sku"), (Long) avro.get("quantity"), (Long) avro.get("unitPrice"));
  }

  private static String text(GenericRecord avro, String field) {
    return avro.get(field).toString();
  }

  private static @Nullable String textIfAny(GenericRecord avro, String field) {
    Object text = avro.get(field);
    return text == null ? null : text.toString();
  }
}
