package io.jangbu.shop.schemas.fulfilment;

import io.jangbu.shop.domain.fulfilment.CancellationReason;
import io.jangbu.shop.domain.order.Line;
import java.util.List;

/** What inputs, events and states have in common. */
final class FulfilmentValues {

  private FulfilmentValues() {}

  static io.jangbu.fulfilment.CancellationReason toAvro(CancellationReason reason) {
    return io.jangbu.fulfilment.CancellationReason.valueOf(reason.name());
  }

  static CancellationReason reason(io.jangbu.fulfilment.CancellationReason avro) {
    return CancellationReason.valueOf(avro.name());
  }

  static List<io.jangbu.fulfilment.Line> toAvro(List<Line> lines) {
    return lines.stream()
        .map(line -> new io.jangbu.fulfilment.Line(line.sku(), line.quantity(), line.unitPrice()))
        .toList();
  }

  static List<Line> lines(List<io.jangbu.fulfilment.Line> lines) {
    return lines.stream()
        .map(line -> new Line(line.getSku(), line.getQuantity(), line.getUnitPrice()))
        .toList();
  }
}
