package io.jangbu.command.engine;

import io.jangbu.command.context.BoundedContext;
import io.jangbu.domain.CommandEnvelope;
import io.jangbu.domain.CommandResult;
import io.jangbu.domain.EventEnvelope;
import io.jangbu.domain.order.Order;
import io.jangbu.domain.order.OrderCommand;
import io.jangbu.domain.order.OrderDecider;
import io.jangbu.domain.order.OrderEvent;
import io.jangbu.schemas.ContextTopics;
import io.jangbu.schemas.order.OrderCodec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The engine with orders in it, driven record by record, with a clock that the test moves. */
final class Pipeline implements AutoCloseable {

  static final OrderCodec CODEC = new OrderCodec();

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> commands;
  private final TestOutputTopic<byte[], byte[]> events;
  private final TestOutputTopic<byte[], byte[]> results;
  private final TestOutputTopic<byte[], byte[]> deadLetters;
  private Instant now = Instant.parse("2026-11-21T10:00:00Z");

  Pipeline(Path state) {
    this(state, new OrderDecider());
  }

  Pipeline(Path state, io.jangbu.domain.Decider<OrderCommand, OrderEvent, Order> decider) {
    var topics = ContextTopics.ORDERS;
    var context = new BoundedContext<>(topics, decider, CODEC);
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver =
        new TopologyTestDriver(
            CommandTopology.of(Map.of(context, 1), () -> now, new CommandMetrics(meters)),
            settings);
    var write = new ByteArraySerializer();
    var read = new ByteArrayDeserializer();
    commands = driver.createInputTopic(topics.commands(), write, write);
    events = driver.createOutputTopic(topics.events(), read, read);
    results = driver.createOutputTopic(topics.results(), read, read);
    deadLetters = driver.createOutputTopic(topics.deadLetters(), read, read);
  }

  static CommandEnvelope<OrderCommand> command(String order, OrderCommand payload) {
    return new CommandEnvelope<>(UUID.randomUUID(), order, null, null, null, payload);
  }

  static CommandEnvelope<OrderCommand> expecting(
      long version, CommandEnvelope<OrderCommand> command) {
    return new CommandEnvelope<>(
        command.commandId(), command.streamId(), version, null, null, command.payload());
  }

  static TestRecord<byte[], byte[]> record(CommandEnvelope<OrderCommand> command) {
    return record(command.streamId(), CODEC.encodeCommand(command));
  }

  static TestRecord<byte[], byte[]> record(String key, byte[] value) {
    return new TestRecord<>(key.getBytes(StandardCharsets.UTF_8), value);
  }

  CommandResult send(CommandEnvelope<OrderCommand> command) {
    send(record(command));
    return CODEC.decodeResult(result().value());
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

  List<EventEnvelope<OrderEvent>> events() {
    return eventRecords().stream().map(record -> CODEC.decodeEvent(record.value())).toList();
  }

  List<TestRecord<byte[], byte[]>> deadLetters() {
    return deadLetters.readRecordsToList();
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
