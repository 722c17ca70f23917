package io.jangbu.command.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.command.AggregateType;
import io.jangbu.command.process.ProcessesEndpoint;
import io.jangbu.command.state.AssignedPartitions;
import io.jangbu.command.state.CommandStates;
import io.jangbu.command.state.DecidingThread;
import io.jangbu.command.state.EventsInMemory;
import io.jangbu.command.state.Sealing;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.tracing.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * The engine with several types in it, driven record by record, with a clock that the test moves.
 */
class SeveralTypes implements AutoCloseable {

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final ProcessesEndpoint operator;
  private final TopologyTestDriver driver;
  private final Map<String, TestOutputTopic<byte[], byte[]>> outputs = new HashMap<>();
  private Instant now = Instant.parse("2026-11-21T10:00:00Z");

  SeveralTypes(Path state, AggregateType<?, ?, ?>... types) {
    this(state, Set.of(), types);
  }

  /** {@code uniqueIds} are the names of those whose command ids are unique among all streams. */
  SeveralTypes(Path state, Set<String> uniqueIds, AggregateType<?, ?, ?>... types) {
    AssignedPartitions assigned = new AssignedPartitions(meters);
    operator = new ProcessesEndpoint(assigned);
    EngineParts parts =
        new EngineParts(
            () -> now,
            meters,
            new CommitWhenCaughtUp(assigned, _ -> false, meters),
            new CommandStates(
                assigned, new EventsInMemory(), () -> now, meters, Sealing.WITHOUT_KEYS),
            Traces.off());
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver = new TopologyTestDriver(CommandTopology.of(of(types), uniqueIds, parts), settings);
    while (assigned.all().size() < types.length
        || !assigned.all().stream().allMatch(partition -> partition.takesCommands())) {
      DecidingThread.current().committed(0);
      driver.advanceWallClockTime(Duration.ofMillis(1));
    }
  }

  static SequencedMap<AggregateType<?, ?, ?>, Integer> of(AggregateType<?, ?, ?>... types) {
    SequencedMap<AggregateType<?, ?, ?>, Integer> all = new LinkedHashMap<>();
    for (AggregateType<?, ?, ?> type : types) {
      all.put(type, 1);
    }
    return all;
  }

  @Override
  public void close() {
    driver.close();
  }

  Instant now() {
    return now;
  }

  /** Time passes, second by second. */
  void pass(Duration time) {
    for (long i = 0; i < time.toSeconds(); i++) {
      now = now.plusSeconds(1);
      driver.advanceWallClockTime(Duration.ofSeconds(1));
    }
  }

  /** Time passes at once. */
  void leap(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
  }

  /** A sender's command, and its result. */
  <C> CommandResult send(AggregateType<C, ?, ?> type, String streamId, C command) {
    return send(type, streamId, command, null);
  }

  <C> CommandResult send(
      AggregateType<C, ?, ?> type, String streamId, C command, @Nullable String correlationId) {
    String actor = correlationId == null ? null : "actor of " + correlationId;
    UUID id = UUID.randomUUID();
    byte[] value =
        type.codec()
            .encodeCommand(
                new CommandEnvelope<>(id, streamId, null, null, correlationId, actor, command));
    pipe(type, new TestRecord<>(streamId.getBytes(UTF_8), value));
    return results(type).stream()
        .filter(result -> result.commandId().equals(id))
        .findAny()
        .orElseThrow();
  }

  void pipe(AggregateType<?, ?, ?> type, TestRecord<byte[], byte[]> record) {
    var write = new ByteArraySerializer();
    driver.createInputTopic(type.topics().commands(), write, write).pipeInput(record);
  }

  /** The state of a stream is what its only event says once that was erased. */
  <E, S> void erase(AggregateType<?, E, S> type, String streamId) {
    byte[] first = output(type.topics().events()).readValuesToList().getFirst();
    Snapshot<S> erased =
        Snapshot.empty(type.decider())
            .plus(type.codec().decodeEvent(type.codec().eraseEvent(first)), type.decider());
    driver
        .<String, byte[]>getKeyValueStore(new NodeNames(type.name()).snapshots())
        .put(streamId, type.snapshots().encode(erased));
  }

  /** Those that were appended since they were last asked for. */
  <E> List<EventEnvelope<E>> events(AggregateType<?, E, ?> type) {
    return output(type.topics().events()).readValuesToList().stream()
        .map(type.codec()::decodeEvent)
        .toList();
  }

  /** Those that came since they were last asked for. */
  List<CommandResult> results(AggregateType<?, ?, ?> type) {
    return output(type.topics().results()).readValuesToList().stream()
        .map(type.codec()::decodeResult)
        .toList();
  }

  TestOutputTopic<byte[], byte[]> output(String topic) {
    var read = new ByteArrayDeserializer();
    return outputs.computeIfAbsent(topic, name -> driver.createOutputTopic(name, read, read));
  }
}
