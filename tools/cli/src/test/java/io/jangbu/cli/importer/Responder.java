package io.jangbu.cli.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.cli.importer.Pipeline.Answer;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Stands in for the command service: answers on the real topics out of a ledger in memory. */
final class Responder implements AutoCloseable {

  private final OrderCodec codec = new OrderCodec();
  private final Ledger ledger;
  private final KafkaConsumer<byte[], byte[]> commands;
  private final KafkaProducer<byte[], byte[]> results;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<?> running;
  private volatile boolean closing;
  private final AtomicInteger answered = new AtomicInteger();

  private Responder(String bootstrapServers, String group, Ledger ledger) {
    this.ledger = ledger;
    commands =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                group,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    results =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "responder"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    running = thread.submit(this::run);
  }

  /** Goes on where the last one of that group was stopped. */
  static Responder start(String bootstrapServers, String group, Ledger ledger) {
    return new Responder(bootstrapServers, group, ledger);
  }

  int answered() {
    return answered.get();
  }

  @Override
  public void close() {
    closing = true;
    await().atMost(60, TimeUnit.SECONDS).until(running::isDone);
    assertThat(running.state()).isEqualTo(Future.State.SUCCESS);
    thread.close();
    commands.close();
    results.close();
  }

  private void run() {
    commands.subscribe(List.of(OrderCodec.TOPICS.commands()));
    results.initTransactions();
    while (!closing) {
      ConsumerRecords<byte[], byte[]> batch = commands.poll(Duration.ofMillis(50));
      if (batch.isEmpty()) {
        continue;
      }
      // An aborted answer comes first, which nobody may hear.
      results.beginTransaction();
      batch.forEach(message -> send(answer(message, new Ledger())));
      results.flush();
      results.abortTransaction();
      results.beginTransaction();
      batch.forEach(message -> send(answer(message, ledger)));
      results.commitTransaction();
      commands.commitSync();
      answered.addAndGet(batch.count());
    }
  }

  private void send(ProducerRecord<byte[], byte[]> result) {
    var _ = results.send(result); // the transaction's end tells whether it went well
  }

  private ProducerRecord<byte[], byte[]> answer(
      ConsumerRecord<byte[], byte[]> message, Ledger from) {
    Answer answer = from.decide(codec.decodeCommand(message.value()));
    Headers headers = CloudEventHeaders.of(answer.result(), "/responder", Instant.now());
    if (answer.repeated()) {
      headers.add(KafkaPipeline.REPEATED, "true".getBytes(StandardCharsets.UTF_8));
    }
    return new ProducerRecord<>(
        OrderCodec.TOPICS.results(),
        null,
        message.key(),
        codec.encodeResult(answer.result()),
        headers);
  }
}
