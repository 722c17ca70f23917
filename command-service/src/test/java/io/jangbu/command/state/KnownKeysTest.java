package io.jangbu.command.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.command.AggregateSample;
import io.jangbu.command.RunningService;
import io.jangbu.command.TopicClient;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.testkit.hosts.KafkaHost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store that was there before its task began is known bit by bit, while commands are decided on
 * it. No command is decided twice, no stream begun twice, whatever is known already.
 */
class KnownKeysTest {

  /** A hundred in a partition: more than its first commands learn. */
  private static final int STREAMS = 400;

  @TempDir private Path directory;

  @Test
  void takesNothingForAbsentThatAStoreHadBefore() {
    AggregateSample<?> sample = AggregateSample.all().findFirst().orElseThrow();
    try (KafkaHost broker = KafkaHost.start();
        TopicClient client = new TopicClient(broker.bootstrapServers(), sample.type())) {
      decideAgainAfterRestarts(sample, broker, client);
    }
  }

  private <C> void decideAgainAfterRestarts(
      AggregateSample<C> sample, KafkaHost broker, TopicClient client) {
    List<CommandEnvelope<C>> first = new ArrayList<>();
    IntStream.range(0, STREAMS).forEach(_ -> first.add(sample.begin(UUID.randomUUID().toString())));
    decided(sample, broker, client, "kept", first, 1);

    decided(sample, broker, client, "kept", first, 2);
    decided(sample, broker, client, "restored", first, 3);
    assertThat(client.allEvents()).hasSize(STREAMS);

    List<CommandEnvelope<C>> others =
        first.stream().map(command -> sample.begin(command.streamId())).toList();
    assertThat(decided(sample, broker, client, "kept", others, 1))
        .allMatch(result -> sample.exists().equals(result.code()));
    assertThat(client.allEvents()).hasSize(STREAMS);
  }

  /** What became of the commands, in a service on that state, once each has so many results. */
  private <C> List<CommandResult> decided(
      AggregateSample<C> sample,
      KafkaHost broker,
      TopicClient client,
      String state,
      List<CommandEnvelope<C>> commands,
      int results) {
    try (RunningService _ = RunningService.start(broker, directory.resolve(state))) {
      commands.forEach(command -> client.send(sample.record(command)));
      return commands.stream()
          .map(command -> client.awaitResults(command.commandId(), results).getLast())
          .map(result -> sample.type().codec().decodeResult(result.value()))
          .toList();
    }
  }
}
