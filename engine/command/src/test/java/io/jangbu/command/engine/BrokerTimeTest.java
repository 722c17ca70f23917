package io.jangbu.command.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class BrokerTimeTest {

  private static final TopicPartition PARTITION = new TopicPartition("orders.commands", 3);
  private static final long NOW = 5_000;

  private final BrokerTime extractor = new BrokerTime();

  @Test
  void isTheTimeThatTheBrokerGaveARecordHoweverLateThatIsRead() {
    var records = polled(List.of(record(TimestampType.LOG_APPEND_TIME, 1_000)));
    assertThat(BrokerTime.instead(records, NOW)).isSameAs(records);
    assertThat(extracted(records)).containsExactly(1_000L);
  }

  @Test
  void isTheTimeOfReadingWhereTheTopicKeepsWhatSendersSay() {
    var records =
        polled(
            List.of(
                record(TimestampType.LOG_APPEND_TIME, 1_000),
                record(TimestampType.CREATE_TIME, 9_999_999),
                record(TimestampType.NO_TIMESTAMP_TYPE, ConsumerRecord.NO_TIMESTAMP)));
    assertThat(extracted(records)).containsExactly(1_000L, NOW, NOW);
  }

  @Test
  void changesNothingElse() {
    ConsumerRecord<String, String> sent = record(TimestampType.CREATE_TIME, 1_000);
    ConsumerRecords<String, String> records = BrokerTime.instead(polled(List.of(sent)), NOW);
    assertThat(records.nextOffsets())
        .containsExactly(Map.entry(PARTITION, new OffsetAndMetadata(8)));
    assertThat(records)
        .singleElement()
        .usingRecursiveComparison()
        .ignoringFields("timestamp")
        .isEqualTo(sent);
  }

  /** As Kafka Streams does it: with records of its own that say nothing of the time's origin. */
  private List<Long> extracted(ConsumerRecords<String, String> records) {
    List<Long> times = new ArrayList<>();
    for (ConsumerRecord<String, String> record : BrokerTime.instead(records, NOW)) {
      times.add(
          extractor.extract(
              new ConsumerRecord<>(
                  record.topic(),
                  record.partition(),
                  record.offset(),
                  record.timestamp(),
                  TimestampType.CREATE_TIME,
                  1,
                  1,
                  record.key(),
                  record.value(),
                  record.headers(),
                  record.leaderEpoch()),
              0));
    }
    return times;
  }

  private static ConsumerRecords<String, String> polled(
      List<ConsumerRecord<String, String>> records) {
    return new ConsumerRecords<>(
        Map.of(PARTITION, records), Map.of(PARTITION, new OffsetAndMetadata(8)));
  }

  private static ConsumerRecord<String, String> record(TimestampType type, long timestamp) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("name", new byte[] {1});
    return new ConsumerRecord<>(
        PARTITION.topic(),
        PARTITION.partition(),
        7,
        timestamp,
        type,
        3,
        5,
        "key",
        "value",
        headers,
        Optional.of(2));
  }
}
