package io.jangbu.cli.erase;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.cli.erase.proof.KafkaTopics;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.Codec;
import io.jangbu.kafka.record.EventLog;
import io.jangbu.shop.schemas.cart.CartLog;
import io.jangbu.shop.schemas.claim.ClaimLog;
import io.jangbu.shop.schemas.fulfilment.FulfilmentLog;
import io.jangbu.shop.schemas.order.OrderLog;
import io.jangbu.testkit.kafka.LocalKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A broker with the events of a shop, stand-ins of its command service, and who erases there. */
final class ErasableShop implements AutoCloseable {

  static final List<EventLog<?, ?>> KNOWN =
      List.of(new OrderLog(), new CartLog(), new FulfilmentLog(), new ClaimLog());
  static final String VIEW = "jangbu-projection-service-orders-view-changelog";

  final KafkaTopics topics;
  private final LocalKafka kafka;
  private final Map<AggregateTopics, Map<EventId, byte[]>> written = new HashMap<>();
  private final List<ErasingService> services = new ArrayList<>();

  ErasableShop(Path directory) throws Exception {
    kafka = LocalKafka.start(directory.resolve("kafka"));
    topics =
        new KafkaTopics(kafka.bootstrapServers())
            .createAll(KNOWN)
            .create(VIEW, KafkaTopics.COMPACTED)
            .create("jangbu-command-service-orders-snapshots-changelog", KafkaTopics.COMPACTED);
  }

  @Override
  public void close() {
    topics.close();
    kafka.close();
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  <E> void append(AggregateTopics of, Codec<?, E> codec, String id, long version, E payload)
      throws Exception {
    append(of, codec, id, version, "cause", payload);
  }

  /** {@code cause} is the id of the command. */
  <E> void append(
      AggregateTopics of, Codec<?, E> codec, String id, long version, String cause, E payload)
      throws Exception {
    Instant time = Instant.parse("2026-11-21T10:00:00Z");
    EventEnvelope<E> event = new EventEnvelope<>(id, version, time, time, "corr", cause, payload);
    byte[] bytes = codec.encodeEvent(event);
    written.computeIfAbsent(of, _ -> new HashMap<>()).put(event.id(), bytes);
    topics.send(of.events(), event.id().toString(), bytes);
  }

  /** As the command service does. */
  void rewrite(String context, String stream) throws Exception {
    for (EventLog<?, ?> log : KNOWN) {
      if (log.topics().context().equals(context)) {
        for (var event : written.getOrDefault(log.topics(), Map.of()).entrySet()) {
          if (event.getKey().streamId().equals(stream)) {
            byte[] erased = log.codec().eraseEvent(event.getValue());
            topics.send(log.topics().events(), event.getKey().toString(), erased);
          }
        }
      }
    }
  }

  void send(String topic, String key, @Nullable String value) {
    try {
      topics.send(topic, key, value == null ? null : value.getBytes(UTF_8));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** One that is done with those streams when it was asked so many times. */
  ErasingService service(int asksNeeded, String... held) throws Exception {
    ErasingService service = new ErasingService(asksNeeded, this::rewrite, held);
    services.add(service);
    return service;
  }

  void stopServices() {
    services.forEach(ErasingService::close);
    services.clear();
  }

  static String at(ErasingService service) {
    return "--command-service=" + service.url();
  }

  /** What was told, and how it ended. */
  record Run(int exitCode, String out, String err) {}

  Run run(String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(
        List.of("--without-shipments", "--bootstrap-servers", kafka.bootstrapServers()));
    return command(arguments.toArray(String[]::new));
  }

  static Run command(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        new CommandLine(new EraseCommand(KNOWN))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Run(exitCode, out.toString(), err.toString());
  }
}
