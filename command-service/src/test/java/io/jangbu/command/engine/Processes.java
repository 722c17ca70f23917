package io.jangbu.command.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.command.AggregateType;
import io.jangbu.command.process.ProcessesEndpoint;
import io.jangbu.command.state.AssignedPartitions;
import io.jangbu.command.state.CommandStates;
import io.jangbu.command.state.DecidingThread;
import io.jangbu.command.state.EventsInMemory;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.Deadlines;
import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.tracing.Traces;
import io.jangbu.shop.command.order.OrderSample;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.cart.CartEvent;
import io.jangbu.shop.domain.order.OrderCommand;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.UUID;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** Carts, orders, and a process between them, driven record by record. */
final class Processes implements AutoCloseable {

  static final AggregateType<OrderCommand, ?, ?> ORDERS = OrderSample.get().type();
  static final AggregateType<CartCommand, CartEvent, ?> CARTS = Carts.type(Deadlines.none());

  /** Whether the process's rules cannot decide on its beginning now. */
  boolean defect;

  final AggregateType<CartCommand, CartEvent, ?> mirror = Mirror.type(() -> defect);
  final TestOutputTopic<byte[], byte[]> orderEvents;
  final TestOutputTopic<byte[], byte[]> mirrorEvents;
  final TestOutputTopic<byte[], byte[]> results;
  final ProcessesEndpoint operator;
  private final TopologyTestDriver driver;

  Processes(Path state) {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    AssignedPartitions assigned = new AssignedPartitions(meters);
    operator = new ProcessesEndpoint(assigned);
    Instant now = Instant.parse("2026-11-21T10:00:00Z");
    EngineParts parts =
        new EngineParts(
            () -> now,
            meters,
            new CommitWhenCaughtUp(assigned, _ -> false, meters),
            new CommandStates(assigned, new EventsInMemory(), () -> now, meters),
            Traces.off());
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver =
        new TopologyTestDriver(CommandTopology.of(types(ORDERS, CARTS, mirror), parts), settings);
    orderEvents = output(ORDERS.topics().events());
    mirrorEvents = output(mirror.topics().events());
    results = output(ORDERS.topics().results());
    while (assigned.all().size() < 3
        || !assigned.all().stream().allMatch(partition -> partition.takesCommands())) {
      DecidingThread.current().committed(0);
      driver.advanceWallClockTime(Duration.ofMillis(1));
    }
  }

  @Override
  public void close() {
    driver.close();
  }

  /** The events of the process since they were last asked for. */
  List<EventEnvelope<CartEvent>> events() {
    return mirrorEvents.readValuesToList().stream().map(mirror.codec()::decodeEvent).toList();
  }

  /** A cart is filled and checked out, which begins the process of that order. */
  void checkOut(String cart, String order) {
    send(CARTS, cart, new AddProductToCart("mug", 2, 10_00), null);
    send(CARTS, cart, new CheckOutCart("c-1", "BRL", 0, order, null), null);
  }

  /** An operator has a parked process go on, and a second passes. */
  void goOn(String processId, String action) {
    operator.goOn("mirror", processId, action);
    driver.advanceWallClockTime(Duration.ofSeconds(1));
  }

  static SequencedMap<AggregateType<?, ?, ?>, Integer> types(AggregateType<?, ?, ?>... types) {
    SequencedMap<AggregateType<?, ?, ?>, Integer> all = new LinkedHashMap<>();
    for (AggregateType<?, ?, ?> type : types) {
      all.put(type, 1);
    }
    return all;
  }

  <C> void send(
      AggregateType<C, ?, ?> type, String streamId, C command, @Nullable String correlationId) {
    byte[] value =
        type.codec()
            .encodeCommand(
                new CommandEnvelope<>(
                    UUID.randomUUID(), streamId, null, null, correlationId, command));
    pipe(type, new TestRecord<>(streamId.getBytes(UTF_8), value));
  }

  void pipe(AggregateType<?, ?, ?> type, TestRecord<byte[], byte[]> record) {
    var write = new ByteArraySerializer();
    driver.createInputTopic(type.topics().commands(), write, write).pipeInput(record);
  }

  TestOutputTopic<byte[], byte[]> output(String topic) {
    var read = new ByteArrayDeserializer();
    return driver.createOutputTopic(topic, read, read);
  }
}
