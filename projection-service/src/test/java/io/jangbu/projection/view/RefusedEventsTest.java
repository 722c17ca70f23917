package io.jangbu.projection.view;

import static io.jangbu.projection.OrderStream.CREATE;
import static io.jangbu.projection.OrderStream.PAY;
import static io.jangbu.projection.OrderStream.SHIP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Flaw;
import io.jangbu.kafka.integrity.ChainHead;
import io.jangbu.kafka.integrity.EventKeys;
import io.jangbu.kafka.integrity.EventSeal;
import io.jangbu.kafka.integrity.EventTrust;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.EventReader;
import io.jangbu.projection.OrderStream;
import io.jangbu.projection.ProjectionDriver;
import io.jangbu.projection.history.History;
import io.jangbu.projection.history.RefusedRecords;
import io.jangbu.projection.timetravel.TimeTravelSettings;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.shop.schemas.order.OrderSnapshots;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command service has not written changes nothing, is counted, and is not read. */
class RefusedEventsTest {

  private static final String TOPIC = OrderCodec.TOPICS.events();
  private static final EventKeys KEYS = EventKeys.parse(EventKeys.random("k"), null);

  private final Projection<OrderEvent, Order> projection =
      new Projection<>(
          OrderCodec.TOPICS, new OrderCodec(), new OrderDecider(), new OrderSnapshots(), List.of());
  private final List<EventEnvelope<OrderEvent>> events = OrderStream.of("o-1", CREATE, PAY, SHIP);
  private final EventSeal seal = new EventSeal(TOPIC, KEYS, ChainHead.first(TOPIC, 0, 0));

  @TempDir private Path directory;
  private ProjectionDriver driver;

  /** The first offset that needs a code. */
  private long limit;

  @BeforeEach
  void start() {
    driver =
        new ProjectionDriver(
            directory,
            1,
            List.of(),
            new TimeTravelSettings(2),
            new EventTrust(KEYS, (_, _) -> limit),
            projection);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void takesWhatTheCommandServiceHasWritten() {
    events.forEach(this::append);

    assertThat(driver.view(projection, "o-1").version()).isEqualTo(3);
    assertThat(refused()).isZero();
  }

  @Test
  void appliesNoEventThatIsForged() {
    append(events.get(0));
    append(events.get(1));
    forge(events.get(2));

    assertThat(driver.view(projection, "o-1").version()).isEqualTo(2);
    assertThat(history()).containsExactly(events.get(0), events.get(1));
    assertThat(driver.counter("jangbu.integrity.refused", "topic", TOPIC, "reason", "no_code"))
        .isEqualTo(1);
    assertThat(refused()).isEqualTo(1);

    EventEnvelope<OrderEvent> cancelled = with(events.get(2), new OrderCancelled("no"));
    append(cancelled);
    assertThat(driver.view(projection, "o-1").version()).isEqualTo(3);
    assertThat(driver.view(projection, "o-1").flaws()).isEmpty();
    assertThat(history()).containsExactly(events.get(0), events.get(1), cancelled);
    assertThat(refused()).isZero();
  }

  @Test
  void keepsTheEventInWhosePlaceAForgedOneCame() {
    events.forEach(this::append);
    EventEnvelope<OrderEvent> forged = with(events.get(1), new OrderCancelled("forged"));
    forge(forged);
    forge(forged);

    assertThat(driver.view(projection, "o-1").flaws()).isEqualTo(Set.<Flaw>of());
    assertThat(history()).isEqualTo(events);

    // As after a restore, which knows no headers.
    KeyValueStore<Bytes, byte[]> stored = driver.store(projection.historyStore());
    stored.put(
        Bytes.wrap(forged.id().toString().getBytes(UTF_8)), projection.codec().encodeEvent(forged));
    forge(forged);
    assertThat(history()).isEqualTo(events);
    assertThat(refused()).isEqualTo(1);
  }

  @Test
  void refusesAnEventWhoseValueIsAnother() {
    EventEnvelope<OrderEvent> other = with(events.get(0), new OrderCancelled("forged"));
    Headers headers = CloudEventHeaders.of(other, "/jangbu");
    seal.seal(key(other), projection.codec().encodeEvent(events.get(0)), headers);
    driver.put(projection, other.id(), projection.codec().encodeEvent(other), headers);

    assertThat(driver.view(projection, "o-1").exists()).isFalse();
    assertThat(driver.counter("jangbu.integrity.refused", "topic", TOPIC, "reason", "wrong_code"))
        .isEqualTo(1);
  }

  @Test
  void takesWhatWasThereBeforeEventsWereAuthenticated() {
    limit = 2;
    forge(events.get(0));
    forge(events.get(1));
    forge(events.get(2));

    assertThat(driver.view(projection, "o-1").version()).isEqualTo(2);
    append(events.get(2));
    assertThat(driver.view(projection, "o-1").version()).isEqualTo(3);
  }

  private List<EventEnvelope<OrderEvent>> history() {
    return new History<>(
            driver.store(projection.historyStore()),
            RefusedRecords.in(driver.store(projection.snapshotStore())),
            new EventReader<>(projection.codec()))
        .events("o-1", 1, 9, History.Direction.FORWARDS, 9);
  }

  private double refused() {
    return driver.gauge("jangbu.projection.refused.records", "context", projection.context());
  }

  private void append(EventEnvelope<OrderEvent> event) {
    byte[] value = projection.codec().encodeEvent(event);
    Headers headers = CloudEventHeaders.of(event, "/jangbu");
    seal.seal(key(event), value, headers);
    driver.put(projection, event.id(), value, headers);
  }

  /** As whoever may write to the topic does. */
  private void forge(EventEnvelope<OrderEvent> event) {
    driver.put(
        projection,
        event.id(),
        projection.codec().encodeEvent(event),
        CloudEventHeaders.of(event, "/jangbu"));
  }

  private static byte[] key(EventEnvelope<?> event) {
    return event.id().toString().getBytes(UTF_8);
  }

  private static EventEnvelope<OrderEvent> with(
      EventEnvelope<OrderEvent> event, OrderEvent payload) {
    return new EventEnvelope<>(
        event.streamId(),
        event.version(),
        event.occurredAt(),
        event.recordedAt(),
        event.correlationId(),
        event.causationId(),
        payload);
  }
}
