package io.jangbu.shop.projection.order;

import static io.jangbu.projection.OrderStream.CANCEL;
import static io.jangbu.projection.OrderStream.CREATE;
import static io.jangbu.projection.OrderStream.DELIVER;
import static io.jangbu.projection.OrderStream.PAY;
import static io.jangbu.projection.OrderStream.SHIP;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.projection.OrderStream;
import io.jangbu.projection.ProjectionDriver;
import io.jangbu.projection.view.Projection;
import io.jangbu.projection.view.ProjectionListener;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How events become the order view, its status index and its counts. */
class OrderProjectionTest {

  private static final List<OrderCommand> COMMANDS = List.of(CREATE, PAY, SHIP, DELIVER, CANCEL);

  private final Projection<OrderEvent, Order> projection = new OrderProjection().orders();
  private final List<String> heard = new ArrayList<>();
  private ProjectionDriver driver;

  @BeforeEach
  void start(@TempDir Path state) {
    open(state, 1, projection);
  }

  private void open(Path state, int partitions, Projection<OrderEvent, Order> projection) {
    driver = new ProjectionDriver(state, partitions, List.of(new Hearing()), projection);
  }

  @AfterEach
  void stop() {
    if (!heard.contains("closed orders-0")) {
      driver.close();
    }
  }

  @Test
  void foldsEventsIntoTheView() {
    List<EventEnvelope<OrderEvent>> events = OrderStream.of("o-1", CREATE, PAY, SHIP);
    publish(events);
    assertThat(view("o-1").state()).isInstanceOf(Order.Shipped.class);
    assertThat(view("o-1").version()).isEqualTo(3);
    assertThat(view("o-1").createdAt()).isEqualTo(events.getFirst().recordedAt());
    assertThat(view("o-1").updatedAt()).isEqualTo(events.getLast().recordedAt());
    assertThat(counts()).isEqualTo(Map.of(OrderStatus.SHIPPED, 1L));
    assertThat(listed()).containsExactly("SHIPPED/o-1");
  }

  @Test
  void tellsThatAPartitionIsOpenAndThatVersionsAreApplied() {
    publish(OrderStream.of("o-1", CREATE, PAY));
    assertThat(heard).containsExactly("opened orders-0", "o-1 1", "o-1 2");
    driver.close();
    assertThat(heard).last().isEqualTo("closed orders-0");
  }

  /** A reader finds the order in the list first and then looks at the view, at any moment. */
  @Test
  void listsAnOrderUnderTheStatusOfItsViewAtEveryMomentOfAChange(@TempDir Path state) {
    driver.close();
    WatchedIndex index = new WatchedIndex(projection);
    open(
        state,
        1,
        new Projection<>(
            projection.topics(),
            projection.codec(),
            projection.fold(),
            projection.snapshots(),
            List.of(index)));
    publish(OrderStream.of("o-1", CREATE, PAY, SHIP));
    put("o-1/0000000001", null);
    assertThat(index.moments)
        .containsExactly(
            "none: CREATED/o-1",
            "CREATED: CREATED/o-1",
            "CREATED: CREATED/o-1, PAID/o-1",
            "PAID: CREATED/o-1, PAID/o-1",
            "PAID: PAID/o-1, SHIPPED/o-1",
            "SHIPPED: PAID/o-1, SHIPPED/o-1",
            "SHIPPED: SHIPPED/o-1",
            "none: SHIPPED/o-1");
    assertThat(listed()).isEmpty();
  }

  @Test
  void ignoresWhatTheViewHasAlready() {
    List<EventEnvelope<OrderEvent>> events = OrderStream.of("o-1", CREATE, PAY, SHIP, DELIVER);
    publish(events);
    Snapshot<Order> before = view("o-1");
    publish(events);
    publish(events.subList(1, 2));
    assertThat(view("o-1")).isEqualTo(before);
    assertThat(counts()).isEqualTo(Map.of(OrderStatus.DELIVERED, 1L));
    assertThat(heard).hasSize(5);
  }

  @Test
  void skipsAndCountsWhatIsNoEvent() {
    EventEnvelope<OrderEvent> created = OrderStream.of("o-1", CREATE).getFirst();
    byte[] value = projection.codec().encodeEvent(created);
    put("o-1/0000000001", "no avro".getBytes(StandardCharsets.UTF_8));
    put("o-1/0000000001", new byte[0]);
    put("o-2/0000000001", value);
    put("o-1/0000000002", value);
    put("o-1", value);
    put("", value);
    driver.put(projection, new byte[] {(byte) 0xff, (byte) 0xfe}, value);
    assertThat(view("o-1").state()).isInstanceOf(Order.NotCreated.class);
    assertThat(view("o-1").isComplete()).as("each took the place of an event").isFalse();
    assertThat(skipped("value")).isEqualTo(4);
    assertThat(skipped("key")).isEqualTo(3);
    publish(List.of(created));
    assertThat(view("o-1").state()).isInstanceOf(Order.Created.class);
  }

  @Test
  void skipsAndCountsEventsOfStreamsThatLiveInAnotherPartition(@TempDir Path state) {
    driver.close();
    heard.clear();
    open(state, 2, projection);
    publish(OrderStream.of("o-1", CREATE));
    publish(OrderStream.of("o-2", CREATE));
    publish(OrderStream.of("o-3", CREATE));
    List<String> here =
        Stream.of("o-1", "o-2", "o-3").filter(id -> StreamPartition.of(id, 2) == 0).toList();
    assertThat(listed()).containsExactlyElementsOf(here.stream().map("CREATED/"::concat).toList());
    assertThat(skipped("partition")).isEqualTo(3 - here.size());
    assertThat(here).hasSizeBetween(1, 2);
  }

  @Test
  void survivesEventsWithAnyBytesChanged() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (EventEnvelope<OrderEvent> event : OrderStream.of("o-1", CREATE, PAY, SHIP)) {
      byte[] value = projection.codec().encodeEvent(event);
      for (int i = 0; i < 500; i++) {
        byte[] changed = value.clone();
        changed[random.nextInt(10, changed.length)] = (byte) random.nextInt();
        put(event.id().toString(), changed);
      }
    }
    publish(OrderStream.of("o-2", CREATE));
    assertThat(view("o-2").version()).as("seed " + seed).isEqualTo(1);
  }

  @Test
  void appliesAnEventAfterAGapAndCountsTheGap() {
    List<EventEnvelope<OrderEvent>> events = OrderStream.of("o-1", CREATE, PAY, SHIP);
    publish(List.of(events.get(0), events.get(2)));
    assertThat(view("o-1").version()).isEqualTo(3);
    assertThat(view("o-1").state()).isInstanceOf(Order.Created.class);
    assertThat(driver.counter("jangbu.projection.gaps", "context", "orders")).isOne();
  }

  @Test
  void toleratesAStreamWhoseFirstEventWasErased() {
    publish(OrderStream.of("o-1", CREATE, PAY).subList(1, 2));
    assertThat(view("o-1").version()).isEqualTo(2);
    assertThat(view("o-1").state()).isInstanceOf(Order.NotCreated.class);
    assertThat(counts()).isEmpty();
    assertThat(listed()).isEmpty();
  }

  @Test
  void forgetsAnEventThatIsErased() {
    publish(OrderStream.of("o-1", CREATE, PAY));
    put("o-1/0000000001", null);
    assertThat(view("o-1").version()).isEqualTo(2);
    assertThat(view("o-1").state()).isInstanceOf(Order.NotCreated.class);
    assertThat(counts()).isEmpty();
    assertThat(listed()).isEmpty();
    put("o-9/0000000001", null);
    assertThat(view("o-9").state()).isInstanceOf(Order.NotCreated.class);
    assertThat(view("o-9").isComplete()).isFalse();
  }

  @Test
  void countsAndListsLikeAModelOverRandomRuns() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Map<String, OrderStream> model = new HashMap<>();
    List<EventEnvelope<OrderEvent>> sent = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      String id = "o-" + random.nextInt(200);
      OrderStream stream = model.computeIfAbsent(id, OrderStream::new);
      List<EventEnvelope<OrderEvent>> events =
          stream.handle(COMMANDS.get(random.nextInt(COMMANDS.size())));
      publish(events);
      sent.addAll(events);
      if (random.nextInt(10) == 0 && !sent.isEmpty()) {
        publish(List.of(sent.get(random.nextInt(sent.size()))));
      }
    }
    Map<OrderStatus, Long> counted = new EnumMap<>(OrderStatus.class);
    TreeSet<String> inList = new TreeSet<>();
    model.forEach((id, stream) -> {
      assertThat(view(id)).as("seed " + seed).isEqualTo(stream.snapshot());
      OrderStatus.of(stream.snapshot().state())
          .ifPresent(status -> {
            counted.merge(status, 1L, Long::sum);
            inList.add(status + "/" + id);
          });
    });
    assertThat(counts()).as("seed " + seed).isEqualTo(counted);
    assertThat(listed()).as("seed " + seed).containsExactlyElementsOf(inList);
  }

  private void publish(List<EventEnvelope<OrderEvent>> events) {
    driver.publish(projection, events);
  }

  private void put(String key, byte @Nullable [] value) {
    driver.put(projection, key, value);
  }

  private Snapshot<Order> view(String orderId) {
    return driver.view(projection, orderId);
  }

  private double skipped(String reason) {
    return driver.counter("jangbu.projection.skipped", "context", "orders", "reason", reason);
  }

  private Map<OrderStatus, Long> counts() {
    Map<OrderStatus, Long> counts = new EnumMap<>(OrderStatus.class);
    for (OrderStatus status : OrderStatus.values()) {
      long count = OrdersByStatus.COUNTS.of(driver, status.name());
      if (count != 0) {
        counts.put(status, count);
      }
    }
    return counts;
  }

  private List<String> listed() {
    return driver.keys("orders-by-status");
  }

  private final class Hearing implements ProjectionListener {
    @Override
    public void opened(String context, int partition) {
      heard.add("opened " + context + "-" + partition);
    }

    @Override
    public void closed(String context, int partition) {
      heard.add("closed " + context + "-" + partition);
    }

    @Override
    public void applied(String context, String streamId, long version) {
      heard.add(streamId + " " + version);
    }
  }
}
