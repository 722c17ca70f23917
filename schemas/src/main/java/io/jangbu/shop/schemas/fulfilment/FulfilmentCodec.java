package io.jangbu.shop.schemas.fulfilment;

import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.Codec;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput;

/** The records of {@code fulfilment.*}. */
public final class FulfilmentCodec extends Codec<FulfilmentInput, FulfilmentEvent> {

  /** Where they are. */
  public static final AggregateTopics TOPICS = new AggregateTopics("fulfilment");

  public FulfilmentCodec() {
    super(
        "processId",
        io.jangbu.fulfilment.FulfilmentCommand.class,
        io.jangbu.fulfilment.FulfilmentEvent.class,
        io.jangbu.fulfilment.CommandResult.class,
        new FulfilmentPayloads());
  }
}
