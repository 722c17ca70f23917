package io.jangbu.systemtests.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.CommandResult;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import io.jangbu.systemtests.endtoend.CommandSender;
import io.jangbu.systemtests.endtoend.TopicLog;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Commands over the topic, and their results. */
final class StockTopics implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final InventoryCodec codec = new InventoryCodec();
  private final CommandSender<InventoryCommand> sender;
  private final TopicLog answers;

  StockTopics(String bootstrapServers) {
    sender = new CommandSender<>(bootstrapServers, InventoryCodec.TOPICS, codec);
    answers = new TopicLog(bootstrapServers, InventoryCodec.TOPICS.results());
  }

  /** Sends them at once and returns as soon as each is accepted. */
  void decide(String sku, List<InventoryCommand> commands) {
    commands.forEach(command -> sender.send(sku, command));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int heard = 0;
    while (heard < commands.size()) {
      assertThat(System.nanoTime()).as("results of " + sku).isLessThan(deadline);
      for (ConsumerRecord<byte[], byte[]> answer : answers.next()) {
        CommandResult result = codec.decodeResult(answer.value());
        if (result.streamId().equals(sku)) {
          assertThat(result).matches(CommandResult::accepted);
          heard++;
        }
      }
    }
  }

  @Override
  public void close() {
    answers.close();
    sender.close();
  }
}
