package io.jangbu.benchmarks.process;

import io.jangbu.benchmarks.order.SequenceIds;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.benchmarks.topic.CommandRecords;
import io.jangbu.benchmarks.topic.Commands;
import io.jangbu.benchmarks.topic.TopicClient;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import io.jangbu.testkit.kafka.LocalKafka;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Products of which there are more pieces than anybody takes. */
final class Shelf {

  /** So many that two orders seldom want the same one at the same time. */
  static final int PRODUCTS = 2_000;

  private static final long PIECES = 1_000_000_000;

  private final SequenceIds skus;

  /** One whose products nobody has registered yet. */
  Shelf(long seed) {
    skus = new SequenceIds(seed);
  }

  /** One whose products are registered and have come in. */
  static Shelf filled(Workbench bench, LocalKafka kafka) {
    bench.now("stock");
    Shelf shelf = new Shelf(bench.seeds().getAndIncrement());
    try (TopicClient client =
        new TopicClient(kafka.bootstrapServers(), InventoryCodec.TOPICS.results())) {
      client.fill(shelf.filling(bench.seeds().getAndIncrement()), 2L * PRODUCTS);
    }
    return shelf;
  }

  /** The nth product, in turn; two of 0 to 1,999 are never the same. */
  String sku(long n) {
    return skus.of(Long.remainderUnsigned(n, PRODUCTS)).toString();
  }

  /** Lines of so many products from the nth on, each of another one. */
  List<Line> lines(long n, int lines) {
    return LongStream.range(n, n + lines).mapToObj(each -> new Line(sku(each), 1, 990)).toList();
  }

  private Commands filling(long seed) {
    CommandRecords<InventoryCommand> records =
        new CommandRecords<>(InventoryCodec.TOPICS, new InventoryCodec());
    SequenceIds commandIds = new SequenceIds(seed);
    return new Commands() {
      @Override
      public ProducerRecord<byte[], byte[]> record(long n) {
        return records.of(
            commandIds.of(n),
            sku(n),
            n < PRODUCTS ? new RegisterProduct("Coffee, 1 kg") : new ReceiveStock(PIECES));
      }

      @Override
      public long placeOf(UUID commandId) {
        return commandIds.placeOf(commandId);
      }
    };
  }
}
