package io.jangbu.kafka.streams.transactions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.testkit.kafka.torn.TornTransactions;
import io.jangbu.testkit.kafka.torn.TornTransactions.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HangingTransactionsTest {

  private TornTransactions broker;
  private HangingTransactions transactions;
  private TopicPartition whole;
  private TopicPartition torn;
  private List<TopicPartition> both;

  @BeforeAll
  void start(@TempDir Path directory) {
    broker = TornTransactions.start(directory);
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  @BeforeEach
  void open() throws Exception {
    transactions =
        new HangingTransactions(broker.admin(), broker.settings(), Duration.ofMinutes(15));
    String topic = broker.topic(2);
    both = IntStream.range(0, 2).mapToObj(i -> new TopicPartition(topic, i)).toList();
    whole = both.getFirst();
    torn = both.getLast();
  }

  @AfterEach
  void close() {
    transactions.close();
  }

  @Test
  void commitsWhatWasCommittedElsewhere() throws Exception {
    Writer writer = broker.ended(whole, true);
    tear(writer, torn);

    assertThat(committed(torn)).isEmpty();
    assertThat(transactions.heldBack(both)).containsOnlyKeys(torn);
    HangingTransaction hanging = only(transactions.find(both, both));
    assertThat(hanging.outcome()).isEqualTo(Outcome.COMMITTED);
    assertThat(hanging.transactionalId()).isEqualTo(writer.transactionalId());
    assertThat(transactions.end(hanging)).isTrue();

    assertThat(committed(torn)).containsExactly("event");
    assertThat(transactions.heldBack(both)).isEmpty();
    assertThat(transactions.end(hanging)).as("ended already").isFalse();
  }

  @Test
  void abortsWhatWasAbortedElsewhere() throws Exception {
    Writer writer = broker.ended(whole, false);
    tear(writer, torn);

    HangingTransaction hanging = only(transactions.find(both, both));
    assertThat(hanging.outcome()).isEqualTo(Outcome.ABORTED);
    assertThat(transactions.end(hanging)).isTrue();

    assertThat(committed(torn)).isEmpty();
    assertThat(transactions.heldBack(both)).isEmpty();
  }

  /** The coordinator's last word is of another time then; its log still knows. */
  @Test
  void commitsWhatWasCommittedThoughItsProducerHasBegunAnew() throws Exception {
    Writer writer = broker.ended(whole, true);
    tear(writer, torn);
    broker.startAgain(writer);

    assertThat(only(transactions.find(both, both)).outcome()).isEqualTo(Outcome.COMMITTED);
  }

  /** As of a transaction that ended so long ago that the log of transactions has lost it. */
  @Test
  void seesFromTheMarkersOfOtherPartitionsHowItEnded() throws Exception {
    Writer writer = broker.ended(whole, true);
    Writer forgotten = forgotten(writer);
    tear(forgotten, torn);
    tear(forgotten, whole);
    HangingTransaction there =
        transactions.find(both, List.of()).stream()
            .filter(each -> each.open().partition().equals(whole))
            .findFirst()
            .orElseThrow();
    assertThat(there.outcome()).isEqualTo(Outcome.UNKNOWN);
    transactions.end(
        new HangingTransaction(there.open(), there.transactionalId(), Outcome.COMMITTED));

    assertThat(only(transactions.find(both, both)).outcome()).isEqualTo(Outcome.COMMITTED);
  }

  @Test
  void abortsWhatNothingTellsOf() throws Exception {
    tear(forgotten(broker.ended(whole, true)), torn);

    HangingTransaction hanging = only(transactions.find(both, both));
    assertThat(hanging.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(transactions.end(hanging)).isTrue();

    assertThat(committed(torn)).isEmpty();
    assertThat(transactions.heldBack(both)).isEmpty();
  }

  @Test
  void leavesATransactionAloneThatItsCoordinatorKnows() throws Exception {
    try (var producer = broker.begun(torn)) {
      assertThat(transactions.heldBack(both)).containsOnlyKeys(torn);
      assertThat(transactions.open(both)).hasSize(1);
      assertThat(transactions.find(both, both)).isEmpty();
      producer.commitTransaction();
    }
    assertThat(committed(torn)).hasSize(1);
  }

  /** Its principal may not be allowed to ask about it: it may be sound. */
  @Test
  void leavesATransactionAloneWhoseProducerNobodyKnowsUntilNoneCanBeThatOld() throws Exception {
    Writer stranger = new Writer("app-unknown", 4_000_000, (short) 0);
    tear(stranger, torn);

    assertThat(transactions.find(both, both)).isEmpty();
    try (var impatient =
        new HangingTransactions(broker.admin(), broker.settings(), Duration.ofMinutes(-3))) {
      assertThat(only(impatient.find(both, both)).outcome()).isEqualTo(Outcome.UNKNOWN);
    }
  }

  @Test
  void doesNotEndATransactionThatIsNotTheOneItFound() throws Exception {
    Writer writer = broker.ended(whole, false);
    tear(writer, torn);
    HangingTransaction hanging = only(transactions.find(both, both));
    OpenTransaction open = hanging.open();
    OpenTransaction other =
        new OpenTransaction(
            torn,
            open.producerId(),
            (short) (open.epoch() + 1),
            0,
            open.startOffset(),
            open.lastWrite());

    assertThat(transactions.end(new HangingTransaction(other, null, Outcome.COMMITTED))).isFalse();
    assertThat(transactions.heldBack(both)).containsOnlyKeys(torn);
  }

  /** With an epoch that the log of transactions has no word of. */
  private static Writer forgotten(Writer writer) {
    return new Writer(writer.transactionalId(), writer.producerId(), (short) (writer.epoch() + 7));
  }

  private void tear(Writer writer, TopicPartition partition) {
    broker.tear(writer, partition, "k".getBytes(UTF_8), "event".getBytes(UTF_8));
  }

  /** What readers of committed records find in the partition, up to where they stand still. */
  private List<String> committed(TopicPartition partition) {
    Map<String, Object> settings = new HashMap<>(broker.settings());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    List<String> values = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }

  private static HangingTransaction only(List<HangingTransaction> found) {
    assertThat(found).hasSize(1);
    return found.getFirst();
  }
}
