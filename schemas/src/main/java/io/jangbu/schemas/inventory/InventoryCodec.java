package io.jangbu.schemas.inventory;

import io.jangbu.domain.inventory.InventoryCommand;
import io.jangbu.domain.inventory.InventoryEvent;
import io.jangbu.schemas.Codec;
import io.jangbu.schemas.ContextTopics;

/** The records of {@code inventory.*}. */
public final class InventoryCodec extends Codec<InventoryCommand, InventoryEvent> {

  /** Where they are. */
  public static final ContextTopics TOPICS = new ContextTopics("inventory");

  public InventoryCodec() {
    super(
        "sku",
        io.jangbu.inventory.InventoryCommand.class,
        io.jangbu.inventory.InventoryEvent.class,
        io.jangbu.inventory.CommandResult.class,
        new InventoryPayloads());
  }
}
