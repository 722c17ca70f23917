package io.jangbu.command.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.command.AggregateType;
import io.jangbu.command.state.AssignedPartition;
import io.jangbu.command.state.AssignedPartitions;
import io.jangbu.command.state.CommandStates;
import io.jangbu.command.state.DecidingThread;
import io.jangbu.command.state.EventPartitions;
import io.jangbu.command.state.EventsInMemory;
import io.jangbu.command.state.Sealing;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.tracing.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.test.TestRecord;

/** The engine with a context in it, driven record by record, with a clock that the test moves. */
final class Pipeline<C> implements AutoCloseable {

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AggregateType<C, ?, ?> type;
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> commands;
  private final TestOutputTopic<byte[], byte[]> events;
  private final TestOutputTopic<byte[], byte[]> results;
  private final TestOutputTopic<byte[], byte[]> deadLetters;
  private final TestOutputTopic<byte[], byte[]> snapshotLog;
  private Instant now = Instant.parse("2026-11-21T10:00:00Z");

  private final EventPartitions log;
  private boolean commitsHeld;
  private final AssignedPartitions assigned;

  Pipeline(Path state, AggregateType<C, ?, ?> type) {
    this(state, type, new EventsInMemory());
    while (!ready()) {
      goOn();
    }
    snapshotLog();
  }

  /** With what the events topic has already; not ready before it was read. */
  Pipeline(Path state, AggregateType<C, ?, ?> type, EventPartitions log) {
    this.log = log;
    this.assigned = new AssignedPartitions(meters);
    this.type = type;
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver =
        new TopologyTestDriver(
            CommandTopology.of(new LinkedHashMap<>(Map.of(type, 1)), Set.of(), parts()), settings);
    var write = new ByteArraySerializer();
    var topics = type.topics();
    commands = driver.createInputTopic(topics.commands(), write, write);
    events = output(topics.events());
    results = output(topics.results());
    deadLetters = output(topics.deadLetters());
    snapshotLog = output("test-" + type.name() + "-snapshots-changelog");
  }

  private EngineParts parts() {
    InstantSource clock = () -> now;
    return new EngineParts(
        clock,
        meters,
        new CommitWhenCaughtUp(assigned, _ -> false, new SimpleMeterRegistry()),
        new CommandStates(assigned, log, clock, meters, Sealing.WITHOUT_KEYS),
        Traces.off());
  }

  /** From now on nothing that is decided gets into the log, or all of it. */
  void holdCommits(boolean held) {
    commitsHeld = held;
  }

  /** Lets the wall clock of the streams go on by a millisecond: a slice of a rebuild. */
  void goOn() {
    advance(Duration.ofMillis(1));
  }

  /** Long enough for the streams to see what was asked for. */
  void goOnUntilAskedFor() {
    advance(Duration.ofSeconds(5));
  }

  /** The driver has no producer that would tell of its commits. */
  private void advance(Duration time) {
    if (!commitsHeld) {
      DecidingThread.current().committed(now.toEpochMilli());
    }
    driver.advanceWallClockTime(time);
  }

  boolean ready() {
    return assigned().takesCommands();
  }

  /** Drives the rebuild that goes on to its end. */
  void awaitReady() {
    await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> {
          for (int slice = 0; slice < 100 && !ready(); slice++) {
            goOn();
          }
          return ready();
        });
  }

  /** Lets a rebuild begin that was asked for, and drives it to its end. */
  void awaitAnotherRebuild() {
    goOnUntilAskedFor();
    for (int slice = 0; slice < 10 && ready(); slice++) {
      goOn();
    }
    assertThat(ready()).isFalse();
    awaitReady();
  }

  AssignedPartition assigned() {
    return assigned.all().iterator().next();
  }

  void rebuild(String id) {
    assigned.rebuild(id);
  }

  private TestOutputTopic<byte[], byte[]> output(String topic) {
    var read = new ByteArrayDeserializer();
    return driver.createOutputTopic(topic, read, read);
  }

  static TestRecord<byte[], byte[]> record(String key, byte[] value) {
    return new TestRecord<>(key.getBytes(UTF_8), value);
  }

  TestRecord<byte[], byte[]> record(CommandEnvelope<C> command) {
    return record(command.streamId(), type.codec().encodeCommand(command));
  }

  CommandResult send(CommandEnvelope<C> command) {
    send(record(command));
    return type.codec().decodeResult(result().value());
  }

  void send(TestRecord<byte[], byte[]> record) {
    commands.pipeInput(record);
  }

  TestRecord<byte[], byte[]> result() {
    return results.readRecord();
  }

  boolean hasNoResult() {
    return results.isEmpty();
  }

  List<TestRecord<byte[], byte[]>> eventRecords() {
    return events.readRecordsToList();
  }

  List<? extends EventEnvelope<?>> events() {
    return eventRecords().stream().map(record -> event(record)).toList();
  }

  EventEnvelope<?> event(TestRecord<byte[], byte[]> record) {
    return type.codec().decodeEvent(record.value());
  }

  List<TestRecord<byte[], byte[]>> deadLetters() {
    return deadLetters.readRecordsToList();
  }

  /** What was written to the changelog of the snapshots since it was last read. */
  List<TestRecord<byte[], byte[]>> snapshotLog() {
    return snapshotLog.readRecordsToList();
  }

  KeyValueStore<String, byte[]> snapshots() {
    return driver.getKeyValueStore(type.name() + "-snapshots");
  }

  WindowStore<byte[], byte[]> memory() {
    return driver.getWindowStore(type.name() + "-command-memory");
  }

  void wait(Duration time) {
    now = now.plus(time);
  }

  Instant now() {
    return now;
  }

  void clockGoesBack(Duration time) {
    now = now.minus(time);
  }

  @Override
  public void close() {
    driver.close();
  }
}
