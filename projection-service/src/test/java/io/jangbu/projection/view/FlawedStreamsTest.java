package io.jangbu.projection.view;

import static io.jangbu.core.Flaw.INCOMPLETE;
import static io.jangbu.core.Flaw.OVERWRITTEN;
import static io.jangbu.projection.OrderStream.CREATE;
import static io.jangbu.projection.OrderStream.PAY;
import static io.jangbu.projection.OrderStream.SHIP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.projection.OrderStream;
import io.jangbu.projection.ProjectionDriver;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.shop.schemas.order.OrderSnapshots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A view says what the newest record of each id says, and which are missing: the same before
 * compaction and after it, while it runs and from zero.
 */
class FlawedStreamsTest {

  private static final byte[] GARBAGE = {7};
  private static final int RUNS = 12;

  private final Projection<OrderEvent, Order> projection =
      new Projection<>(
          OrderCodec.TOPICS, new OrderCodec(), new OrderDecider(), new OrderSnapshots(), List.of());
  private final List<EventEnvelope<OrderEvent>> events = OrderStream.of("o-1", CREATE, PAY, SHIP);

  @TempDir private Path directory;
  private final List<ProjectionDriver> open = new ArrayList<>();
  private ProjectionDriver driver;

  @BeforeEach
  void start() throws Exception {
    driver = open();
  }

  @AfterEach
  void stop() {
    open.forEach(ProjectionDriver::close);
  }

  @Test
  void lacksAnErasedEventBeforeCompactionAndAfterIt() throws Exception {
    publish(events);
    put(2, null);
    Snapshot<Order> uncompacted = view();

    driver = open();
    publish(List.of(events.get(0), events.get(2)));
    put(2, null);

    assertThat(uncompacted.isComplete()).isFalse();
    assertThat(uncompacted.version()).isEqualTo(3);
    assertThat(view()).isEqualTo(uncompacted);
    assertThat(flawed("incomplete")).isEqualTo(1);
  }

  @Test
  void keepsTheVersionOfAnErasedLastEventBeforeCompactionAndAfterIt() throws Exception {
    publish(events);
    put(3, null);
    Snapshot<Order> uncompacted = view();

    driver = open();
    publish(events.subList(0, 2));
    put(3, null);

    assertThat(uncompacted.version()).isEqualTo(3);
    assertThat(view()).isEqualTo(uncompacted);
  }

  @Test
  void isThereWhereAllEventsAreErased() throws Exception {
    publish(events);
    List.of(1, 2, 3).forEach(version -> put(version, null));
    Snapshot<Order> uncompacted = view();

    driver = open();
    List.of(1, 2, 3).forEach(version -> put(version, null));

    assertThat(uncompacted.exists()).isTrue();
    assertThat(uncompacted.isComplete()).isFalse();
    assertThat(view()).isEqualTo(uncompacted);
  }

  @Test
  void lacksAnEventInWhosePlaceGarbageCame() throws Exception {
    publish(events);
    put(3, GARBAGE);
    Snapshot<Order> uncompacted = view();

    driver = open();
    publish(events.subList(0, 2));
    put(3, GARBAGE);

    assertThat(uncompacted.flaws()).containsExactlyInAnyOrder(INCOMPLETE, OVERWRITTEN);
    assertThat(view()).isEqualTo(uncompacted.withFlaws(Set.of(INCOMPLETE)));
  }

  @Test
  void isCompleteOnceTheEventThatSeemedToBeMissingHasCome() {
    publish(events);

    publish(OrderStream.of("o-2", CREATE, PAY, SHIP).subList(1, 3));
    assertThat(driver.view(projection, "o-2").isComplete()).isFalse();
    publish(OrderStream.of("o-2", CREATE));

    assertThat(driver.view(projection, "o-2")).isEqualTo(view());
    assertThat(flawed("incomplete")).isZero();
    assertThat(overwritten()).isZero();
  }

  @Test
  void followsAnEventThatIsMarkedAsRewrittenAndFindsNoFaultWithIt() {
    publish(events);
    driver.rewrite(projection, with(events.getFirst(), created("[erased]")));
    driver.rewrite(projection, events.get(1));
    driver.rewrite(projection, events.get(2));

    assertThat(view().flaws()).isEmpty();
    assertThat(view().version()).isEqualTo(3);
    assertThat(((Order.Shipped) view().state()).purchase().customerId()).isEqualTo("[erased]");
    assertThat(overwritten()).isZero();
    assertThat(driver.counter("jangbu.projection.rewritten", "context", "orders")).isEqualTo(3);
  }

  @Test
  void isTheSameBeforeCompactionAndAfterItOverRandomLogs() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int run = 0; run < RUNS; run++) {
      List<Appended> log = new ArrayList<>();
      events.forEach(event -> log.add(new Appended(event.version(), bytes(event.version()))));
      for (int change = random.nextInt(6); change > 0; change--) {
        long version = 1L + random.nextInt(events.size());
        log.add(
            new Appended(
                version,
                switch (random.nextInt(3)) {
                  case 0 -> null;
                  case 1 -> GARBAGE;
                  default -> bytes(version);
                }));
      }
      Map<Long, Appended> newest = new LinkedHashMap<>();
      for (Appended record : log) {
        newest.remove(record.version());
        newest.put(record.version(), record);
      }
      assertThat(view(log))
          .as("seed %d, run %d", seed, run)
          .isEqualTo(view(List.copyOf(newest.values())));
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Appended(long version, byte @Nullable [] value) {}

  /** Without what only shows where both records are still there. */
  private Snapshot<Order> view(List<Appended> log) throws Exception {
    driver = open();
    log.forEach(record -> put(record.version(), record.value()));
    return view().isComplete() ? view().withFlaws(Set.of()) : view().withFlaws(Set.of(INCOMPLETE));
  }

  private byte[] bytes(long version) {
    return projection.codec().encodeEvent(events.get((int) version - 1));
  }

  @Test
  void takesTheSameBytesForADuplicate() {
    publish(events);
    Snapshot<Order> before = view();
    publish(events);

    assertThat(view()).isEqualTo(before);
    assertThat(overwritten()).isZero();
  }

  @Test
  void followsAnotherRecordUnderTheSameIdAndSaysThatItCame() {
    publish(events);
    PaymentProcessed paid = (PaymentProcessed) events.get(1).payload();
    EventEnvelope<OrderEvent> forged =
        with(events.get(1), new PaymentProcessed("forged", paid.amount(), paid.method()));
    publish(List.of(forged));

    assertThat(view().flaws()).containsExactly(OVERWRITTEN);
    assertThat(((Order.Shipped) view().state()).payment().paymentId())
        .as("as the history has it")
        .isEqualTo("forged");
    assertThat(overwritten()).isEqualTo(1);
    assertThat(flawed("overwritten")).isEqualTo(1);

    publish(List.of(forged));
    assertThat(overwritten()).as("the same again is a duplicate").isEqualTo(1);
  }

  @Test
  void findsADifferenceThatTheStateDoesNotShow() {
    publish(events);
    publish(List.of(with(events.get(2), events.get(2).payload(), "somebody-else")));

    assertThat(view().flaws()).containsExactly(OVERWRITTEN);
  }

  /** Compaction has taken what the state was made of, for the record that comes only now. */
  @Test
  void findsADifferenceWithWhatARestoredHistoryHasNotAnyMore() {
    publish(events);
    KeyValueStore<Bytes, byte[]> history = driver.store(projection.historyStore());
    history.delete(Bytes.wrap(key(2).getBytes(UTF_8)));
    publish(events.subList(1, 2));
    assertThat(view().flaws()).as("it is what the state was made of").isEmpty();

    history.delete(Bytes.wrap(key(1).getBytes(UTF_8)));
    publish(List.of(with(events.getFirst(), created("somebody"))));
    assertThat(view().flaws()).containsExactly(OVERWRITTEN);
  }

  @Test
  void countsAtAStartWhatWasListedBefore() {
    publish(events);
    put(2, null);
    FlawedStreams listed = new FlawedStreams(driver.store(projection.snapshotStore()));

    assertThat(listed.count(INCOMPLETE)).isEqualTo(1);
    assertThat(listed.count(OVERWRITTEN)).isZero();
  }

  @Test
  void findsOutWhatViewsOfAReleaseLackThatDidNotTellIt() throws Exception {
    publish(List.of(events.get(0), events.get(2)));
    ProjectionDriver released = driver;
    Snapshot<Order> judged = view();
    driver = open();
    copy(released.store(projection.historyStore()), driver.store(projection.historyStore()));
    driver
        .<String, byte[]>store(projection.viewStore())
        .put("o-1", new OrderSnapshots().encode(judged));
    assertThat(view().isComplete()).isTrue();

    driver.pass(Duration.ofSeconds(1));

    assertThat(view()).isEqualTo(judged);
    assertThat(flawed("incomplete")).isEqualTo(1);
  }

  private static void copy(KeyValueStore<Bytes, byte[]> from, KeyValueStore<Bytes, byte[]> to) {
    try (KeyValueIterator<Bytes, byte[]> all = from.all()) {
      all.forEachRemaining(entry -> to.put(entry.key, entry.value));
    }
  }

  private static OrderCreated created(String customerId) {
    OrderCreated event = (OrderCreated) OrderStream.of("o-1", CREATE).getFirst().payload();
    return new OrderCreated(
        customerId, event.currency(), event.lines(), event.shippingFee(), event.total());
  }

  private static EventEnvelope<OrderEvent> with(
      EventEnvelope<OrderEvent> event, OrderEvent payload) {
    return with(event, payload, event.correlationId());
  }

  private static EventEnvelope<OrderEvent> with(
      EventEnvelope<OrderEvent> event, OrderEvent payload, String correlationId) {
    return new EventEnvelope<>(
        event.streamId(),
        event.version(),
        event.occurredAt(),
        event.recordedAt(),
        correlationId,
        event.causationId(),
        payload);
  }

  private ProjectionDriver open() throws Exception {
    ProjectionDriver opened =
        new ProjectionDriver(Files.createTempDirectory(directory, "state"), 1, projection);
    open.add(opened);
    return opened;
  }

  private void publish(List<EventEnvelope<OrderEvent>> published) {
    driver.publish(projection, published);
  }

  private void put(long version, byte @Nullable [] value) {
    driver.put(projection, key(version), value);
  }

  private static String key(long version) {
    return String.format(Locale.ROOT, "o-1/%010d", version);
  }

  private Snapshot<Order> view() {
    return driver.view(projection, "o-1");
  }

  private double overwritten() {
    return driver.counter("jangbu.projection.overwritten", "context", "orders");
  }

  private double flawed(String flaw) {
    return driver.gauge("jangbu.projection.flawed.streams", "context", "orders", "flaw", flaw);
  }
}
