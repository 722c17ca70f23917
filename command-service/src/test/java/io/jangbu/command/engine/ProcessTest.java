package io.jangbu.command.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jangbu.command.AggregateType;
import io.jangbu.command.process.Hosted;
import io.jangbu.command.process.ProcessesEndpoint;
import io.jangbu.command.state.AssignedPartitions;
import io.jangbu.command.state.CommandStates;
import io.jangbu.command.state.DecidingThread;
import io.jangbu.command.state.EventsInMemory;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.process.ProcessStep;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.tracing.Traces;
import io.jangbu.shop.command.order.OrderSample;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.cart.CartDecider;
import io.jangbu.shop.domain.cart.CartEvent;
import io.jangbu.shop.domain.cart.CartEvent.ProductAddedToCart;
import io.jangbu.shop.domain.cart.CartEvent.ProductRemovedFromCart;
import io.jangbu.shop.domain.cart.CartEvent.QuantityChanged;
import io.jangbu.shop.domain.cart.CartRejection;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.schemas.cart.CartCodec;
import io.jangbu.shop.schemas.cart.CartSnapshots;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/** Carts, orders, and a process between them, driven record by record. */
class ProcessTest {

  private static final AggregateType<OrderCommand, ?, ?> ORDERS = OrderSample.get().type();
  private static final AggregateType<CartCommand, CartEvent, ?> CARTS =
      new AggregateType<>(
          CartCodec.TOPICS,
          new CartDecider(),
          new CartCodec(),
          new CartSnapshots(),
          List.of(CartRejection.values()));

  @TempDir private Path state;
  private boolean defect;

  private final AggregateType<CartCommand, CartEvent, ?> mirror = Mirror.type(() -> defect);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AssignedPartitions assigned = new AssignedPartitions(meters);
  private final ProcessesEndpoint operator = new ProcessesEndpoint(assigned);
  private TopologyTestDriver driver;
  private TestOutputTopic<byte[], byte[]> orderEvents;
  private TestOutputTopic<byte[], byte[]> mirrorEvents;
  private TestOutputTopic<byte[], byte[]> results;

  @BeforeEach
  void open() {
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

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void sendsWhatFollowsFromWhatHasHappenedAndHearsOfItsResult() {
    send(CARTS, "cart-1", new AddProductToCart("mug", 2, 10_00), "trace-7");
    send(CARTS, "cart-1", new CheckOutCart("c-1", "BRL", 0, "o-1", null), "trace-7");

    List<EventEnvelope<CartEvent>> process = events(mirrorEvents);
    assertThat(process)
        .extracting(EventEnvelope::payload)
        .isEqualTo(
            List.of(new ProductAddedToCart("bought", 1, 1), new QuantityChanged("bought", 2)));
    assertThat(process).extracting(EventEnvelope::streamId).containsOnly("o-1");
    assertThat(process).extracting(EventEnvelope::correlationId).containsOnly("trace-7");
    EventEnvelope<?> order = ORDERS.codec().decodeEvent(orderEvents.readValue());
    assertThat(order.payload()).isInstanceOf(OrderCreated.class);
    assertThat(order.streamId()).isEqualTo("o-1");
    assertThat(order.correlationId()).isEqualTo("trace-7");
    assertThat(order.causationId())
        .isEqualTo(new ProcessStep("mirror", "o-1", "create").commandId().toString());
  }

  @Test
  void hearsOfARejection() {
    send(ORDERS, "o-1", OrderSample.get().begin(), null);
    send(CARTS, "cart-1", new AddProductToCart("mug", 2, 10_00), null);
    send(CARTS, "cart-1", new CheckOutCart("c-1", "BRL", 0, "o-1", null), null);

    assertThat(events(mirrorEvents))
        .extracting(EventEnvelope::payload)
        .isEqualTo(
            List.of(new ProductAddedToCart("bought", 1, 1), new ProductRemovedFromCart("bought")));
  }

  /** The step's command is the same command, and so is what its result is to the process. */
  @Test
  void takesWhatIsSentAgainForWhatItIs() {
    send(CARTS, "cart-1", new AddProductToCart("mug", 2, 10_00), null);
    send(CARTS, "cart-1", new CheckOutCart("c-1", "BRL", 0, "o-1", null), null);
    TestRecord<byte[], byte[]> first = sentFor("o-1");
    assertThat(events(mirrorEvents)).hasSize(2);
    orderEvents.readRecordsToList();

    pipe(ORDERS, first);

    assertThat(orderEvents.isEmpty()).isTrue();
    assertThat(mirrorEvents.isEmpty()).isTrue();
    List<CommandResult> answers =
        results.readValuesToList().stream().map(ORDERS.codec()::decodeResult).toList();
    assertThat(answers).hasSize(2).allMatch(CommandResult::accepted);
  }

  @Test
  void hearsNothingOfACommandThatOnlyClaimsToBeOneOfItsSteps() {
    send(CARTS, "cart-1", new AddProductToCart("mug", 2, 10_00), null);
    send(CARTS, "cart-1", new CheckOutCart("c-1", "BRL", 0, "o-1", null), null);
    events(mirrorEvents);

    CommandEnvelope<OrderCommand> command =
        new CommandEnvelope<>(
            UUID.randomUUID(), "o-1", null, null, null, OrderSample.get().begin());
    RecordHeaders headers = new RecordHeaders();
    headers.add("jangbu_process", "mirror/o-1/create".getBytes(UTF_8));
    pipe(
        ORDERS,
        new TestRecord<>("o-1".getBytes(UTF_8), ORDERS.codec().encodeCommand(command), headers));

    assertThat(mirrorEvents.isEmpty()).isTrue();
  }

  @Test
  void leavesCommandsAloneThatNoProcessHasSent() {
    send(ORDERS, "o-9", OrderSample.get().begin(), null);

    assertThat(mirrorEvents.isEmpty()).isTrue();
  }

  @Test
  void parksAProcessThatCannotBeDecidedAndLetsTheOthersGoOn() {
    defect = true;
    checkOut("cart-1", "o-1");
    defect = false;
    checkOut("cart-2", "o-2");

    assertThat(orderEvents.readRecordsToList()).hasSize(1);
    assertThat(operator.report().parked())
        .singleElement()
        .satisfies(parked -> {
          assertThat(parked.process()).isEqualTo("mirror");
          assertThat(parked.processId()).isEqualTo("o-1");
          assertThat(parked.reason())
              .startsWith("java.lang.IllegalStateException at ")
              .contains("Mirror.decide(")
              .doesNotContain("defect");
        });
    assertThat(events(mirrorEvents))
        .filteredOn(event -> event.streamId().equals("o-1"))
        .extracting(EventEnvelope::payload)
        .isEqualTo(List.of(new ProductAddedToCart("/parked", 1, 0)));
  }

  @Test
  void goesOnWithWhatHasWaitedInOrderOnceItIsResumed() {
    defect = true;
    checkOut("cart-1", "o-1");
    checkOut("cart-2", "o-1");
    defect = false;
    checkOut("cart-3", "o-1");
    assertThat(orderEvents.isEmpty()).as("it waits, in order").isTrue();

    goOn("o-1", "resume");

    assertThat(operator.report().parked()).isEmpty();
    assertThat(orderEvents.readRecordsToList()).as("one order, from the first").hasSize(1);
    assertThat(events(mirrorEvents))
        .extracting(EventEnvelope::payload)
        .isEqualTo(
            List.of(
                new ProductAddedToCart("/parked", 1, 0),
                new ProductRemovedFromCart("/parked"),
                new ProductAddedToCart("bought", 1, 1),
                new ProductAddedToCart("bought", 2, 1),
                new ProductAddedToCart("bought", 3, 1),
                new QuantityChanged("bought", 2)));
  }

  @Test
  void isParkedAgainWhereItsRulesAreNoBetter() {
    defect = true;
    checkOut("cart-1", "o-1");
    checkOut("cart-2", "o-1");
    events(mirrorEvents);

    goOn("o-1", "resume");

    assertThat(operator.report().parked()).hasSize(1);
    assertThat(events(mirrorEvents))
        .extracting(EventEnvelope::payload)
        .isEqualTo(
            List.of(
                new ProductRemovedFromCart("/parked"), new ProductAddedToCart("/parked", 1, 0)));
    defect = false;
    goOn("o-1", "resume");
    assertThat(operator.report().parked()).isEmpty();
    assertThat(orderEvents.readRecordsToList()).hasSize(1);
  }

  @Test
  void goesOnWithoutWhatHasWaitedOnceItIsAbandoned() {
    defect = true;
    checkOut("cart-1", "o-1");
    checkOut("cart-2", "o-1");
    defect = false;
    TestOutputTopic<byte[], byte[]> deadLetters = output(mirror.topics().deadLetters());

    goOn("o-1", "abandon");

    assertThat(deadLetters.readRecordsToList())
        .hasSize(2)
        .allSatisfy(letter ->
            assertThat(CloudEventHeaders.text(letter.headers(), "dlt-reason"))
                .isEqualTo("it waited for a parked process, which goes on without it"));
    assertThat(operator.report().parked()).isEmpty();
    assertThat(orderEvents.isEmpty()).isTrue();
    checkOut("cart-3", "o-1");
    assertThat(orderEvents.readRecordsToList()).hasSize(1);
  }

  @Test
  void tellsAnOperatorWhatCannotBeDone() {
    assertThatExceptionOfType(InvalidEndpointRequestException.class)
        .isThrownBy(() -> operator.goOn("mirror", "o-1", "resume"));
    assertThatExceptionOfType(InvalidEndpointRequestException.class)
        .isThrownBy(() -> operator.goOn("mirror", "o-1", "kill"));
  }

  private void checkOut(String cart, String order) {
    send(CARTS, cart, new AddProductToCart("mug", 2, 10_00), null);
    send(CARTS, cart, new CheckOutCart("c-1", "BRL", 0, order, null), null);
  }

  private void goOn(String processId, String action) {
    operator.goOn("mirror", processId, action);
    driver.advanceWallClockTime(Duration.ofSeconds(1));
  }

  @Test
  void needsTheTypesThatItHearsOfAndSendsTo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Hosted(types(CARTS, mirror)))
        .withMessage(
            "The process mirror needs the aggregate type orders, which is not hosted here");
  }

  private TestRecord<byte[], byte[]> sentFor(String processId) {
    ProcessStep step = new ProcessStep("mirror", processId, "create");
    TestOutputTopic<byte[], byte[]> commands = output(ORDERS.topics().commands());
    TestRecord<byte[], byte[]> record = commands.readRecord();
    assertThat(ORDERS.codec().decodeCommand(record.value()).commandId())
        .isEqualTo(step.commandId());
    return new TestRecord<>(record.key(), record.value(), record.headers());
  }

  private static SequencedMap<AggregateType<?, ?, ?>, Integer> types(
      AggregateType<?, ?, ?>... types) {
    SequencedMap<AggregateType<?, ?, ?>, Integer> all = new LinkedHashMap<>();
    Map<AggregateType<?, ?, ?>, Integer> each = all;
    for (AggregateType<?, ?, ?> type : types) {
      each.put(type, 1);
    }
    return all;
  }

  private <C> void send(
      AggregateType<C, ?, ?> type, String streamId, C command, @Nullable String correlationId) {
    byte[] value =
        type.codec()
            .encodeCommand(
                new CommandEnvelope<>(
                    UUID.randomUUID(), streamId, null, null, correlationId, command));
    pipe(type, new TestRecord<>(streamId.getBytes(UTF_8), value));
  }

  private void pipe(AggregateType<?, ?, ?> type, TestRecord<byte[], byte[]> record) {
    var write = new ByteArraySerializer();
    driver.createInputTopic(type.topics().commands(), write, write).pipeInput(record);
  }

  private List<EventEnvelope<CartEvent>> events(TestOutputTopic<byte[], byte[]> topic) {
    return topic.readValuesToList().stream().map(mirror.codec()::decodeEvent).toList();
  }

  private TestOutputTopic<byte[], byte[]> output(String topic) {
    var read = new ByteArrayDeserializer();
    return driver.createOutputTopic(topic, read, read);
  }
}
