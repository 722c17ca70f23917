package io.jangbu.shop.schemas.evolution.next;

import io.jangbu.shop.schemas.evolution.next.OrderEvent.PaymentProcessed;
import org.apache.avro.generic.GenericRecord;

/** Makes a payment of any release the payment that the rest of the code knows. */
final class PaymentUpcaster {

  private PaymentUpcaster() {}

  static PaymentProcessed upcast(GenericRecord payment) {
    return new PaymentProcessed(
        payment.get("paymentId").toString(), (Long) payment.get("amount"), method(payment));
  }

  private static PaymentMethod method(GenericRecord payment) {
    Object kind = payment.get("methodKind");
    if (kind == null) {
      return PaymentMethod.parse(payment.get("method").toString());
    }
    Object provider = payment.get("methodProvider");
    return new PaymentMethod(kind.toString(), provider == null ? null : provider.toString());
  }
}
