package io.jangbu.benchmarks.growth;

import io.jangbu.benchmarks.order.SequenceIds;
import io.jangbu.benchmarks.topic.CommandRecords;
import io.jangbu.benchmarks.topic.Commands;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.DispatchStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The life of some products, in turn: registered once, then again and again goods come in, two
 * orders reserve a piece and the first of them is dispatched. So a stream of n events holds n / 4
 * open reservations, as in a shop that sells more than it ships.
 *
 * <p>Each command appends one event.
 */
final class Products implements Commands {

  private static final CommandRecords<InventoryCommand> RECORDS =
      new CommandRecords<>(InventoryCodec.TOPICS, new InventoryCodec());

  private final int products;
  private final SequenceIds commandIds;
  private final SequenceIds skus;

  Products(int products, long seed) {
    this.products = products;
    commandIds = new SequenceIds(seed);
    skus = new SequenceIds(~seed);
  }

  @Override
  public ProducerRecord<byte[], byte[]> record(long n) {
    return RECORDS.of(commandIds.of(n), skus.of(n % products).toString(), step(n / products));
  }

  private static InventoryCommand step(long step) {
    long round = (step - 1) / 4;
    if (step == 0) {
      return new RegisterProduct("Coffee, whole beans, 1 kg");
    }
    return switch ((int) ((step - 1) % 4)) {
      case 0 -> new ReceiveStock(10);
      case 1 -> new ReserveStock("shipped-" + round, 1);
      case 2 -> new ReserveStock("open-" + round, 1);
      default -> new DispatchStock("shipped-" + round);
    };
  }

  @Override
  public long placeOf(UUID commandId) {
    return commandIds.placeOf(commandId);
  }
}
