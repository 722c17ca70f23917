package io.jangbu.command.engine;

import static io.jangbu.shop.command.order.OrderSample.hosted;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.command.AggregateSample;
import io.jangbu.command.RunningService;
import io.jangbu.command.TopicClient;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.shop.command.order.OrderSample;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.testkit.hosts.KafkaHost;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One id for streams of several partitions, at once, at a real broker. */
class UniqueCommandIdsOnKafkaTest {

  private static final int PARTITIONS = 4;

  private final AggregateSample<OrderCommand> sample = OrderSample.get();

  @TempDir private Path state;

  @Test
  void giveAnIdToOneOfTheStreamsThatRaceForIt() {
    List<UUID> ids = Stream.generate(UUID::randomUUID).limit(20).toList();
    KafkaHost kafka = KafkaHost.shared();
    try (RunningService _ =
            RunningService.start(kafka, state, "--jangbu.command-ids.unique=orders");
        TopicClient topics = new TopicClient(kafka.bootstrapServers(), hosted())) {
      for (UUID id : ids) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
          topics.send(
              sample.record(
                  new CommandEnvelope<>(
                      id, streamIn(partition), null, null, null, sample.begin())));
        }
      }
      for (UUID id : ids) {
        List<CommandResult> results =
            topics.awaitResults(id, PARTITIONS).stream()
                .map(record -> hosted().codec().decodeResult(record.value()))
                .toList();
        assertThat(results).filteredOn(CommandResult::accepted).hasSize(1);
        assertThat(results)
            .filteredOn(result -> !result.accepted())
            .extracting(CommandResult::code)
            .containsOnly("COMMAND_ID_REUSED");
      }
    }
  }

  private static String streamIn(int partition) {
    return Stream.generate(() -> UUID.randomUUID().toString())
        .filter(stream -> StreamPartition.of(stream, PARTITIONS) == partition)
        .findFirst()
        .orElseThrow();
  }
}
