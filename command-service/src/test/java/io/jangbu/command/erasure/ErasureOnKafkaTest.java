package io.jangbu.command.erasure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.apache.kafka.streams.StoreQueryParameters.fromNameAndType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.command.AggregateSample;
import io.jangbu.command.Http;
import io.jangbu.command.RunningService;
import io.jangbu.command.TopicClient;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.kafka.integrity.ChainDigests;
import io.jangbu.kafka.integrity.ChainLink;
import io.jangbu.kafka.record.Rewritten;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.testkit.hosts.KafkaHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The whole service at a broker of its own, and an operator who has personal data erased. */
class ErasureOnKafkaTest {

  private static final OrderCodec CODEC = new OrderCodec();

  @TempDir private static Path state;
  private static KafkaHost broker;
  private static RunningService service;

  private final String order = UUID.randomUUID().toString();
  private final String customer = "customer-" + UUID.randomUUID();
  private final String payment = "payment-" + UUID.randomUUID();
  private final String tracking = "tracking-" + UUID.randomUUID();
  private final String idOfPayment = UUID.randomUUID().toString();
  private TopicClient client;
  private Http http;

  @BeforeAll
  static void start() throws Exception {
    broker = KafkaHost.start();
    service = RunningService.start(broker, state);
  }

  @AfterAll
  static void stop() {
    service.close();
    broker.close();
  }

  @BeforeEach
  void connect() {
    client = new TopicClient(broker.bootstrapServers(), orders().type());
    http = new Http(service.url());
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void takesThePersonalTextsOutOfAStreamAndLeavesAllElse() {
    String other = UUID.randomUUID().toString();
    assertThat(create(other).status()).isEqualTo(201);
    ship();
    List<ConsumerRecord<byte[], byte[]>> before = client.awaitEvents(order, 3);

    JsonNode erased = erase(order);

    assertThat(erased.path("events").asLong()).isEqualTo(3);
    assertThat(erased.path("rewritten").asLong()).isEqualTo(3);
    assertThat(erased.path("commands").asLong()).isEqualTo(4);
    List<ConsumerRecord<byte[], byte[]>> after = client.awaitEvents(order, 6).subList(3, 6);
    assertThat(after.stream().map(record -> event(record).payload()))
        .containsExactly(
            new OrderCreated("[erased]", "EUR", created(before).lines(), 0, 100),
            new PaymentProcessed("[erased]", 100, "card"),
            new OrderShipped("dhl", "[erased]"));
    for (int i = 0; i < 3; i++) {
      assertSameButForThePayload(before.get(i), after.get(i));
    }
    // One after the other, in one transaction.
    long first = after.getFirst().offset();
    assertThat(after.stream().map(ConsumerRecord::offset))
        .isEqualTo(LongStream.range(first, first + 3).boxed().toList());
    assertThat(stored()).noneMatch(value -> mentions(value, payment, tracking));
    assertThat(stored().stream().filter(value -> mentions(value, customer)).count())
        .as("the snapshot and the command of the other order")
        .isEqualTo(2);
  }

  @Test
  void goesOnWithTheStreamAsBefore() {
    ship();
    erase(order);

    Http.Answer again = pay();
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("version").asLong()).isEqualTo(2);
    create(order).assertProblem(409, "ORDER_EXISTS");
    Http.Answer delivered = http.post("/orders/" + order + "/delivery", "{}");
    assertThat(delivered.status()).isEqualTo(200);
    assertThat(delivered.json().path("version").asLong()).isEqualTo(4);
  }

  @Test
  void findsNothingTheSecondTime() {
    ship();
    String run = UUID.randomUUID().toString();
    JsonNode first = erase(run, order);

    assertThat(erase(run, order)).isEqualTo(first);
    JsonNode second = erase(order);
    assertThat(second.path("events").asLong()).isEqualTo(3);
    assertThat(second.path("rewritten").asLong()).isZero();
    assertThat(second.path("commands").asLong()).isZero();
    assertThat(client.allEvents().stream().filter(record -> isOf(order, record))).hasSize(6);
  }

  @Test
  void erasesManyStreamsAtOnce() {
    List<String> orders = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      orders.add(UUID.randomUUID().toString());
      assertThat(create(orders.getLast()).status()).isEqualTo(201);
    }

    List<JsonNode> erased =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> ask("many", orders).json().path("streams").valueStream().toList(),
                streams ->
                    streams.size() == 150
                        && streams.stream().allMatch(stream -> stream.path("done").asBoolean()));
    assertThat(erased).allMatch(stream -> stream.path("rewritten").asLong() == 1);
    assertThat(stored()).noneMatch(value -> mentions(value, customer));
  }

  @Test
  void erasesWhatIsThereOfAStreamThatLacksAnEvent() throws Exception {
    ship();
    putTombstone(new EventId(order, 2));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> create(order).code().equals("STREAM_INCOMPLETE"));

    JsonNode erased = erase(order);

    assertThat(erased.path("events").asLong()).isEqualTo(2);
    assertThat(erased.path("rewritten").asLong()).isEqualTo(2);
    http.post("/orders/" + order + "/delivery", "{}").assertProblem(409, "STREAM_INCOMPLETE");
    assertThat(stored()).noneMatch(value -> mentions(value, customer, payment, tracking));
  }

  @Test
  void isWhatARebuildComesTo() {
    ship();
    erase(order);
    List<String> before = stored("orders-snapshots");

    String id = UUID.randomUUID().toString();
    http.post("/actuator/commandstate", "{\"rebuild\": \"" + id + "\"}");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            http.get("/actuator/commandstate")
                .json()
                .path("contexts")
                .valueStream()
                .flatMap(context -> context.path("held").valueStream())
                .allMatch(held ->
                    held.path("ready").asBoolean() && held.path("rebuild").asString().equals(id)));

    assertThat(stored("orders-snapshots").stream().filter(value -> !isNote(value)))
        .containsExactlyInAnyOrderElementsOf(
            before.stream().filter(value -> !isNote(value)).toList());
    assertThat(http.post("/orders/" + order + "/delivery", "{}").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'erasure': 'x', 'context': 'orders'}",
        "{'erasure': 'x', 'context': 'orders', 'streams': ''}",
        "{'erasure': ' ', 'context': 'orders', 'streams': 'a'}",
        "{'erasure': 'x', 'context': 'none', 'streams': 'a'}",
        "{'erasure': 'x', 'context': 'orders', 'streams': 'a,a'}",
        "{'erasure': 'x', 'context': 'orders', 'streams': 'a/b'}"
      })
  void isRefusedWhereItMakesNoSense(String body) {
    assertThat(http.post("/actuator/erasures", body.replace('\'', '"')).status()).isEqualTo(400);
  }

  private static AggregateSample<?> orders() {
    return AggregateSample.all()
        .filter(sample -> sample.type().name().equals("orders"))
        .findAny()
        .orElseThrow();
  }

  private Http.Answer create(String id) {
    return http.post(
        "/orders",
        """
        {"orderId": "%s", "customerId": "%s", "currency": "EUR",
         "lines": [{"sku": "s-1", "quantity": 1, "unitPrice": 100}]}\
        """
            .formatted(id, customer));
  }

  private Http.Answer pay() {
    return http.post(
        "/orders/" + order + "/payment",
        "{\"paymentId\": \"%s\", \"amount\": 100, \"method\": \"card\"}".formatted(payment),
        "Idempotency-Key",
        idOfPayment);
  }

  /** Four commands of which the last is refused. */
  private void ship() {
    assertThat(create(order).status()).isEqualTo(201);
    assertThat(pay().status()).isEqualTo(200);
    String shipment = "{\"carrier\": \"dhl\", \"trackingNumber\": \"%s\"}".formatted(tracking);
    assertThat(http.post("/orders/" + order + "/shipment", shipment).status()).isEqualTo(200);
    http.post("/orders/" + order + "/shipment", shipment).assertProblem(409, "ALREADY_SHIPPED");
  }

  private JsonNode erase(String id) {
    return erase(UUID.randomUUID().toString(), id);
  }

  private JsonNode erase(String run, String id) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> ask(run, List.of(id)).json().path("streams").path(0),
            stream -> stream.path("done").asBoolean());
  }

  private Http.Answer ask(String run, List<String> ids) {
    Http.Answer answer =
        http.post(
            "/actuator/erasures",
            "{\"erasure\": \"%s\", \"context\": \"orders\", \"streams\": \"%s\"}"
                .formatted(run, String.join(",", ids)));
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    return answer;
  }

  private static void putTombstone(EventId id) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      int home = StreamPartition.of(id.streamId(), 4);
      byte[] key = id.toString().getBytes(UTF_8);
      producer.send(new ProducerRecord<>("orders.events", home, key, null)).get();
    }
  }

  private static EventEnvelope<OrderEvent> event(ConsumerRecord<byte[], byte[]> record) {
    return CODEC.decodeEvent(record.value());
  }

  private static OrderCreated created(List<ConsumerRecord<byte[], byte[]>> records) {
    return (OrderCreated) event(records.getFirst()).payload();
  }

  private static void assertSameButForThePayload(
      ConsumerRecord<byte[], byte[]> before, ConsumerRecord<byte[], byte[]> after) {
    assertThat(after.key()).isEqualTo(before.key());
    assertThat(after.timestamp()).isGreaterThan(before.timestamp());
    assertThat(after.headers().lastHeader(Rewritten.HEADER)).isNotNull();
    after.headers().remove(Rewritten.HEADER);
    ChainLink place = requireNonNull(ChainLink.of(before.headers()));
    assertThat(requireNonNull(ChainLink.of(after.headers())).encode())
        .isEqualTo(place.erasing(new ChainDigests(), before.value()).encode());
    before.headers().remove(ChainLink.HEADER);
    after.headers().remove(ChainLink.HEADER);
    assertThat(after.headers()).isEqualTo(before.headers());
    EventEnvelope<OrderEvent> was = event(before);
    EventEnvelope<OrderEvent> is = event(after);
    assertThat(is)
        .isEqualTo(
            new EventEnvelope<>(
                was.streamId(),
                was.version(),
                was.occurredAt(),
                was.recordedAt(),
                was.correlationId(),
                was.causationId(),
                is.payload()));
  }

  private static boolean isOf(String id, ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), UTF_8).startsWith(id + "/");
  }

  /** All values of both stores, each byte a character. */
  private static List<String> stored() {
    List<String> all = new ArrayList<>(stored("orders-snapshots"));
    try (KeyValueIterator<?, byte[]> memory =
        service
            .streams()
            .store(
                fromNameAndType(
                    "orders-command-memory", QueryableStoreTypes.<byte[], byte[]>windowStore()))
            .all()) {
      memory.forEachRemaining(entry -> all.add(new String(entry.value, ISO_8859_1)));
    }
    return all;
  }

  private static List<String> stored(String snapshots) {
    List<String> all = new ArrayList<>();
    try (KeyValueIterator<?, byte[]> entries =
        service
            .streams()
            .store(fromNameAndType(snapshots, QueryableStoreTypes.<String, byte[]>keyValueStore()))
            .all()) {
      entries.forEachRemaining(
          entry -> all.add((isNote(entry.key) ? "/" : "") + new String(entry.value, ISO_8859_1)));
    }
    return all;
  }

  /** What a store says of itself, which differs from rebuild to rebuild. */
  private static boolean isNote(Object key) {
    return key.toString().startsWith("/");
  }

  private static boolean mentions(String value, String... texts) {
    return List.of(texts).stream().anyMatch(value::contains);
  }
}
