package io.jangbu.command.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.command.AggregateSample;
import io.jangbu.command.Http;
import io.jangbu.command.RunningService;
import io.jangbu.command.TopicClient;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.kafka.integrity.Authenticity;
import io.jangbu.kafka.integrity.Beginnings;
import io.jangbu.kafka.integrity.EventKeys;
import io.jangbu.kafka.integrity.EventTrust;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.testkit.hosts.KafkaHost;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Orders of a command service that authenticates its events, and who writes some himself. */
final class SealedOrders implements AutoCloseable {

  static final String TOPIC = OrderCodec.TOPICS.events();
  static final int PARTITIONS = 4;

  private final KafkaHost broker = KafkaHost.start();
  private final Path state;
  private RunningService service;
  private Http http;

  /** {@code keys}: lines with keys, with commas between; empty = none. */
  SealedOrders(Path state, String keys) throws Exception {
    this.state = state;
    this.service = RunningService.start(broker, state, "--jangbu.integrity.keys=" + keys);
    this.http = new Http(service.url());
  }

  /** Stops it, and starts it with these keys. */
  void restart(String keys) {
    service.close();
    service = RunningService.start(broker, state, "--jangbu.integrity.keys=" + keys);
    http = new Http(service.url());
  }

  String create() {
    String id = UUID.randomUUID().toString();
    String body =
        """
        {"orderId": "%s", "customerId": "ada", "currency": "EUR",
         "lines": [{"sku": "s-1", "quantity": 1, "unitPrice": 100}]}\
        """
            .formatted(id);
    assertThat(http.post("/orders", body).status()).isEqualTo(201);
    return id;
  }

  void create(int orders) {
    for (int i = 0; i < orders; i++) {
      create();
    }
  }

  Http.Answer pay(String order) {
    return http.post(
        "/orders/" + order + "/payment",
        "{\"paymentId\": \"p-1\", \"amount\": 100, \"method\": \"card\"}");
  }

  Http.Answer ship(String order) {
    return http.post("/orders/" + order + "/shipment", "{\"carrier\": \"dhl\"}");
  }

  void erase(String order) {
    String body =
        "{\"erasure\": \"%s\", \"context\": \"orders\", \"streams\": \"%s\"}"
            .formatted(UUID.randomUUID(), order);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            http.post("/actuator/erasures", body)
                .json()
                .path("streams")
                .path(0)
                .path("done")
                .asBoolean());
  }

  void rebuild() {
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
  }

  /** What the service counts, such as {@code jangbu_integrity_keys}. */
  double metric(String name, String... tags) {
    return new Http(service.url())
        .get("/actuator/prometheus")
        .response()
        .body()
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> List.of(tags).stream().allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** All that is in the log now. */
  List<ConsumerRecord<byte[], byte[]>> events() {
    AggregateSample<?> orders =
        AggregateSample.all()
            .filter(sample -> sample.type().name().equals("orders"))
            .findAny()
            .orElseThrow();
    try (TopicClient client = new TopicClient(broker.bootstrapServers(), orders.type())) {
      return client.allEvents();
    }
  }

  /** Whoever may write to the topic ships an order, with the headers that an event of ours has. */
  void forgeShipment(String order, long version) throws Exception {
    EventEnvelope<OrderEvent> event =
        new EventEnvelope<>(
            order, version, Instant.now(), Instant.now(), "c", "c", new OrderShipped("evil", null));
    write(
        event.id(),
        new OrderCodec().encodeEvent(event),
        CloudEventHeaders.of(event, "/jangbu/command-service"));
  }

  void write(EventId id, byte[] value, Headers headers) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      int home = StreamPartition.of(id.streamId(), PARTITIONS);
      byte[] key = id.toString().getBytes(UTF_8);
      var _ = producer.send(new ProducerRecord<>(TOPIC, home, key, value, headers)).get();
    }
  }

  /** As a service with these keys has it. */
  Authenticity authenticity(String keys) {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
    EventKeys parsed = EventKeys.parse(keys, null);
    return new EventTrust(parsed, new Beginnings(parsed, () -> settings, () -> settings))
        .authenticity(TOPIC);
  }

  @Override
  public void close() {
    service.close();
    broker.close();
  }
}
