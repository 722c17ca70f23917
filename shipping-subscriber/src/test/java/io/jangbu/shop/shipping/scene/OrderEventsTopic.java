package io.jangbu.shop.shipping.scene;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.integrity.Beginning;
import io.jangbu.kafka.integrity.Beginnings;
import io.jangbu.kafka.integrity.ChainHead;
import io.jangbu.kafka.integrity.EventKeys;
import io.jangbu.kafka.integrity.EventSeal;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.Rewritten;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.kafka.record.TopicSettings;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.testkit.hosts.Bomb;
import io.jangbu.testkit.hosts.KafkaHost;
import io.jangbu.testkit.kafka.FreshTopics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** {@code orders.events} as the command service writes it, and as nobody should. */
public final class OrderEventsTopic implements AutoCloseable {

  private static final int PARTITIONS = 4;
  private static final String NAME = OrderCodec.TOPICS.events();
  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

  private final OrderCodec codec = new OrderCodec();
  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", KafkaHost.shared().bootstrapServers(), "linger.ms", 0),
          new ByteArraySerializer(),
          new ByteArraySerializer());

  /** Makes the topic, which must not be there. */
  public OrderEventsTopic create() {
    TopicSettings settings =
        TopicSettings.of(OrderCodec.TOPICS, PARTITIONS, (short) 1, 1).stream()
            .filter(topic -> topic.name().equals(NAME))
            .findFirst()
            .orElseThrow();
    NewTopic topic =
        new NewTopic(NAME, settings.partitions(), settings.replication())
            .configs(settings.config());
    try (Admin admin = admin()) {
      // An earlier topic of that name may still be on its way out.
      Awaitility.await()
          .ignoreExceptions()
          .until(() -> {
            FreshTopics.create(admin, List.of(topic));
            return true;
          });
    }
    return this;
  }

  /** Gives it more partitions, which nobody writes to. */
  public void grow(int partitions) throws Exception {
    try (Admin admin = admin()) {
      FreshTopics.grow(admin, NAME, partitions);
    }
  }

  /** Kafka's id of it. */
  public String id() {
    try (Admin admin = admin()) {
      return requireNonNull(admin.describeTopics(List.of(NAME)).allTopicNames().get().get(NAME))
          .topicId()
          .toString();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Removes what an earlier test left. */
  public OrderEventsTopic delete() throws Exception {
    try (Admin admin = admin()) {
      if (admin.listTopics().names().get().contains(NAME)) {
        admin.deleteTopics(List.of(NAME)).all().get();
      }
    }
    return this;
  }

  /** The third event of each order: it was shipped. */
  public void ship(String... orderIds) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (String orderId : orderIds) {
      sent.add(send(event(orderId, 3, new OrderShipped("cj", "T-" + orderId))));
    }
    sent.forEach(OrderEventsTopic::await);
  }

  /** The id of another order whose events lie in the same partition. */
  public String idInThePartitionOf(String orderId) {
    int partition = StreamPartition.of(orderId, PARTITIONS);
    return Stream.iterate(0, number -> number + 1)
        .map(number -> "o-" + number)
        .filter(id -> StreamPartition.of(id, PARTITIONS) == partition)
        .findFirst()
        .orElseThrow();
  }

  /** The same as the command service writes it that has these keys. */
  public void shipSealed(EventKeys keys, String orderId) {
    ProducerRecord<byte[], byte[]> record =
        record(event(orderId, 3, new OrderShipped("cj", "T-" + orderId)));
    new EventSeal(NAME, keys, ChainHead.first(NAME, partitionOf(orderId), 0))
        .seal(record.key(), record.value(), record.headers());
    await(producer.send(record));
  }

  /** All of its events are authenticated with these keys. */
  public void beginSealed(EventKeys keys) throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", KafkaHost.shared().bootstrapServers());
    Map<TopicPartition, Beginning> all =
        IntStream.range(0, PARTITIONS)
            .boxed()
            .collect(
                Collectors.toMap(
                    partition -> new TopicPartition(NAME, partition), _ -> new Beginning(id(), 0)));
    try (Admin admin = admin()) {
      new Beginnings(keys, () -> settings, () -> settings)
          .write(admin, settings, (short) 1, 1, all);
    }
  }

  /** The same in a transaction that is aborted when it is in the log. */
  public void shipInAnAbortedTransaction(String orderId) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            KafkaHost.shared().bootstrapServers(),
            "transactional.id",
            "aborted-" + orderId);
    try (var aborting =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      aborting.initTransactions();
      aborting.beginTransaction();
      await(aborting.send(record(event(orderId, 3, new OrderShipped("cj", null)))));
      aborting.abortTransaction();
    }
  }

  public void publish(String orderId, long version, OrderEvent payload) {
    await(send(event(orderId, version, payload)));
  }

  /** Appends an event again, as one whose personal data was erased. */
  public void publishAgain(String orderId, long version, OrderEvent payload) {
    ProducerRecord<byte[], byte[]> record = record(event(orderId, version, payload));
    record.headers().add(Rewritten.HEADER, new byte[0]);
    await(producer.send(record));
  }

  /** Any bytes, with a header {@code ce_type} or without, where the key's stream lives. */
  public void publishRaw(String key, @Nullable String type, byte @Nullable [] value) {
    publishRaw(partitionOf(key), key, type, value);
  }

  /** Any bytes anywhere. */
  public void publishRaw(
      int partition, String key, @Nullable String type, byte @Nullable [] value) {
    var record = new ProducerRecord<>(NAME, partition, key.getBytes(UTF_8), value);
    if (type != null) {
      record.headers().add(CloudEventHeaders.TYPE, type.getBytes(UTF_8));
    }
    await(producer.send(record));
  }

  /** A record of 150 MB that is a few kilobytes on the wire. */
  public void bomb(String key, String type) throws Exception {
    ProducerRecord<byte[], byte[]> bomb = Bomb.of(NAME, partitionOf(key), key.getBytes(UTF_8));
    bomb.headers().add(CloudEventHeaders.TYPE, type.getBytes(UTF_8));
    Bomb.sendTogether(bomb);
  }

  /** Where the stream lives that a key names: what is before its slash. */
  public static int partitionOf(String key) {
    return StreamPartition.of(key.replaceFirst("/.*", ""), PARTITIONS);
  }

  /** Where it does not. */
  public static int foreignPartitionOf(String key) {
    return (partitionOf(key) + 1) % PARTITIONS;
  }

  public byte[] encode(String orderId, long version, OrderEvent payload) {
    return codec.encodeEvent(event(orderId, version, payload));
  }

  @Override
  public void close() {
    producer.close();
  }

  private Future<RecordMetadata> send(EventEnvelope<OrderEvent> event) {
    return producer.send(record(event));
  }

  private ProducerRecord<byte[], byte[]> record(EventEnvelope<OrderEvent> event) {
    Iterable<Header> headers = CloudEventHeaders.of(event, "/test");
    return new ProducerRecord<>(
        NAME,
        StreamPartition.of(event.streamId(), PARTITIONS),
        event.id().toString().getBytes(UTF_8),
        codec.encodeEvent(event),
        headers);
  }

  private static EventEnvelope<OrderEvent> event(String orderId, long version, OrderEvent payload) {
    return new EventEnvelope<>(orderId, version, TIME, TIME, "correlation", "causation", payload);
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", KafkaHost.shared().bootstrapServers()));
  }

  private static void await(Future<RecordMetadata> sent) {
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
