package io.jangbu.peers.pekko;

import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.schemas.order.OrderCodec;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.EventSeq;

/** Events as our own codec encodes them; Pekko writes bytes as they are. */
final class EventBytes extends EventAdapter<EventEnvelope<OrderEvent>, byte[]> {

  private static final OrderCodec CODEC = new OrderCodec();

  @Override
  public byte[] toJournal(EventEnvelope<OrderEvent> event) {
    return CODEC.encodeEvent(event);
  }

  @Override
  public String manifest(EventEnvelope<OrderEvent> event) {
    return "";
  }

  @Override
  public EventSeq<EventEnvelope<OrderEvent>> fromJournal(byte[] bytes, String manifest) {
    return EventSeq.single(CODEC.decodeEvent(bytes));
  }
}
