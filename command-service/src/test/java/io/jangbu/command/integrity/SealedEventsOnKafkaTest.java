package io.jangbu.command.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jangbu.core.EventId;
import io.jangbu.kafka.integrity.Authenticity;
import io.jangbu.kafka.integrity.ChainDigests;
import io.jangbu.kafka.integrity.ChainHead;
import io.jangbu.kafka.integrity.ChainLink;
import io.jangbu.kafka.integrity.EventKeys;
import io.jangbu.kafka.integrity.Refusal;
import io.jangbu.kafka.record.Rewritten;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole service, each time at a broker of its own: what of its events others can tell. */
@Timeout(240)
class SealedEventsOnKafkaTest {

  private static final String FIRST = EventKeys.random("first");
  private static final String SECOND = EventKeys.random("second");

  @TempDir private Path state;

  @Test
  void goesOnWithTheChainThroughRestartsRebuildsAndErasures() throws Exception {
    try (SealedOrders orders = new SealedOrders(state, FIRST)) {
      orders.create(20);
      String erased = orders.create();
      assertThat(orders.pay(erased).status()).isEqualTo(200);
      orders.restart(FIRST);
      orders.create(20);
      orders.rebuild();
      orders.create(20);
      orders.erase(erased);
      orders.create(5);
      orders.restart(FIRST);
      orders.rebuild();
      orders.create(20);

      List<ConsumerRecord<byte[], byte[]>> events = orders.events();
      assertThat(events.stream().filter(each -> Rewritten.isMarked(each.headers()))).hasSize(2);
      Map<Integer, List<ConsumerRecord<byte[], byte[]>>> partitions =
          events.stream()
              .filter(each -> !Rewritten.isMarked(each.headers()))
              .collect(Collectors.groupingBy(ConsumerRecord::partition));
      assertThat(partitions).hasSize(SealedOrders.PARTITIONS);
      partitions.forEach(SealedEventsOnKafkaTest::assertChain);
      assertThat(events.stream().map(each -> refusal(orders.authenticity(FIRST), each)))
          .containsOnly("taken");
      assertErased(events);
    }
  }

  private static void assertChain(int partition, List<ConsumerRecord<byte[], byte[]>> records) {
    ChainDigests digests = new ChainDigests();
    ChainHead head = ChainHead.first(SealedOrders.TOPIC, partition, 0);
    for (ConsumerRecord<byte[], byte[]> each : records) {
      ChainLink link = link(each);
      assertThat(link.sequence()).isEqualTo(head.sequence() + 1);
      assertThat(link.hash())
          .isEqualTo(
              digests.following(head.hash(), link.digest(digests, each.value()), each.key()));
      head = ChainHead.of(link);
    }
  }

  private static void assertErased(List<ConsumerRecord<byte[], byte[]>> events) {
    events.stream()
        .filter(each -> Rewritten.isMarked(each.headers()))
        .forEach(again -> {
          ChainLink first =
              events.stream()
                  .filter(each -> new EventIdOf(each).equals(new EventIdOf(again)))
                  .map(SealedEventsOnKafkaTest::link)
                  .findFirst()
                  .orElseThrow();
          assertThat(link(again).sequence()).isEqualTo(first.sequence());
          assertThat(link(again).hash()).isEqualTo(first.hash());
          assertThat(link(again).erased()).isTrue();
          assertThat(first.erased()).isFalse();
        });
  }

  private record EventIdOf(String id) {
    EventIdOf(ConsumerRecord<byte[], byte[]> record) {
      this(new String(record.key(), UTF_8));
    }
  }

  @Test
  void takesNothingThatOthersHaveWrittenIntoItsState() throws Exception {
    try (SealedOrders orders = new SealedOrders(state, FIRST)) {
      String order = orders.create();
      String erased = orders.create();
      orders.forgeShipment(order, 2);
      orders.forgeShipment(erased, 2);
      Headers copied =
          new RecordHeaders(
              orders.events().stream()
                  .filter(each -> new EventIdOf(each).id().startsWith(order))
                  .findFirst()
                  .orElseThrow()
                  .headers()
                  .toArray());
      orders.write(new EventId(order, 3), "forged".getBytes(UTF_8), copied);

      orders.rebuild();

      assertThat(orders.metric("jangbu_integrity_refused_records_total", "no_code")).isEqualTo(2);
      assertThat(orders.metric("jangbu_integrity_refused_records_total", "wrong_code"))
          .isEqualTo(1);
      assertThat(orders.pay(order).json().path("version").asLong()).isEqualTo(2);
      assertThat(orders.ship(order).json().path("version").asLong()).isEqualTo(3);
      orders.erase(erased);
      assertThat(
              orders.events().stream()
                  .filter(each -> new EventIdOf(each).id().equals(erased + "/0000000002")))
          .as("what was forged is not written again")
          .hasSize(1);
    }
  }

  @Test
  void takesWhatWasThereBeforeTheFirstKeyAndNothingSince() throws Exception {
    try (SealedOrders orders = new SealedOrders(state, "")) {
      assertThat(orders.metric("jangbu_integrity_keys")).isZero();
      String old = orders.create();
      orders.forgeShipment(orders.create(), 2);
      orders.restart(FIRST);
      assertThat(orders.metric("jangbu_integrity_keys")).isEqualTo(1);
      assertThat(orders.pay(old).json().path("version").asLong()).isEqualTo(2);
      orders.forgeShipment(old, 3);

      List<ConsumerRecord<byte[], byte[]>> events = orders.events();
      Authenticity known = orders.authenticity(FIRST);
      assertThat(refusals(known, events))
          .as("the one that was forged once events had a code")
          .containsOnlyOnce("NO_CODE")
          .containsOnly("taken", "NO_CODE");
      orders.rebuild();
      assertThat(orders.ship(old).json().path("version").asLong()).isEqualTo(3);
    }
  }

  @Test
  void knowsEventsOfEarlierKeysAfterARotation() throws Exception {
    try (SealedOrders orders = new SealedOrders(state, FIRST)) {
      String old = orders.create();
      orders.restart(SECOND + "," + FIRST);
      assertThat(orders.pay(old).json().path("version").asLong()).isEqualTo(2);
      orders.rebuild();
      assertThat(orders.ship(old).json().path("version").asLong()).isEqualTo(3);

      List<ConsumerRecord<byte[], byte[]>> events = orders.events();
      assertThat(refusals(orders.authenticity(FIRST + "," + SECOND), events)).containsOnly("taken");
      assertThat(refusals(orders.authenticity(SECOND), events))
          .containsExactly("UNKNOWN_KEY", "taken", "taken");
      assertThat(refusals(orders.authenticity(EventKeys.random("first")), events))
          .containsExactly("WRONG_CODE", "UNKNOWN_KEY", "UNKNOWN_KEY");
      assertThatThrownBy(() -> orders.restart(""))
          .as("without a key it would append what all others refuse")
          .hasStackTraceContaining("this service has no key");
    }
  }

  @Test
  void authenticatesEachPartOfARecord() throws Exception {
    try (SealedOrders orders = new SealedOrders(state, FIRST)) {
      orders.create();
      ConsumerRecord<byte[], byte[]> event = orders.events().getFirst();
      Authenticity known = orders.authenticity(FIRST);
      assertThat(refusal(known, event)).isEqualTo("taken");

      for (String header : List.of("ce_type", ChainLink.HEADER, "jangbu_mac")) {
        byte[] value = requireNonNull(event.headers().lastHeader(header)).value();
        for (int at : new int[] {0, value.length - 1}) {
          Headers changed = new RecordHeaders(event.headers().toArray());
          byte[] other = value.clone();
          other[at] ^= 1;
          changed.remove(header).add(header, other);
          assertThat(known.refusal(event.partition(), 9, event.key(), event.value(), changed))
              .as(header)
              .isEqualTo(Refusal.WRONG_CODE);
        }
      }
      Headers marked = new RecordHeaders(event.headers().toArray());
      marked.add(Rewritten.HEADER, new byte[0]);
      assertThat(known.refusal(event.partition(), 9, event.key(), event.value(), marked))
          .isEqualTo(Refusal.WRONG_CODE);
      assertThat(
              known.refusal(
                  event.partition(),
                  9,
                  "o/0000000001".getBytes(UTF_8),
                  event.value(),
                  event.headers()))
          .isEqualTo(Refusal.WRONG_CODE);
      IntStream.range(0, event.value().length)
          .forEach(at -> {
            byte[] changed = event.value().clone();
            changed[at] ^= 1;
            assertThat(known.refusal(event.partition(), 9, event.key(), changed, event.headers()))
                .isEqualTo(Refusal.WRONG_CODE);
          });
    }
  }

  private static List<String> refusals(
      Authenticity known, List<ConsumerRecord<byte[], byte[]>> events) {
    return events.stream().map(each -> refusal(known, each)).toList();
  }

  private static String refusal(Authenticity known, ConsumerRecord<byte[], byte[]> record) {
    Refusal refusal =
        known.refusal(
            record.partition(), record.offset(), record.key(), record.value(), record.headers());
    return refusal == null ? "taken" : refusal.name();
  }

  private static ChainLink link(ConsumerRecord<byte[], byte[]> record) {
    return requireNonNull(ChainLink.of(record.headers()));
  }
}
