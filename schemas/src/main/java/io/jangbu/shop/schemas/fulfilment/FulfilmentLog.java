package io.jangbu.shop.schemas.fulfilment;

import io.jangbu.kafka.record.EventLog;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentFold;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;

/** The events of fulfilments. */
public final class FulfilmentLog extends EventLog<FulfilmentEvent, FulfilmentState> {

  public FulfilmentLog() {
    super(FulfilmentCodec.TOPICS, new FulfilmentCodec(), new FulfilmentFold());
  }
}
