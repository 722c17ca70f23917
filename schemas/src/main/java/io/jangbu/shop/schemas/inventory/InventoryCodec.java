package io.jangbu.shop.schemas.inventory;

import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.Codec;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryEvent;

/** The records of {@code inventory.*}. */
public final class InventoryCodec extends Codec<InventoryCommand, InventoryEvent> {

  /** Where they are. */
  public static final AggregateTopics TOPICS = new AggregateTopics("inventory");

  public InventoryCodec() {
    super(
        "sku",
        io.jangbu.inventory.InventoryCommand.class,
        io.jangbu.inventory.InventoryEvent.class,
        io.jangbu.inventory.CommandResult.class,
        new InventoryPayloads());
  }
}
