package io.jangbu.kafka.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.shop.schemas.order.OrderCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

/** Against the public contract's table of topics. */
class TopicSettingsTest {

  private final List<TopicSettings> settings =
      TopicSettings.of(OrderCodec.TOPICS, 12, (short) 3, 2);

  @Test
  void namesTheFourTopicsOfAContext() {
    assertThat(settings)
        .extracting(TopicSettings::name)
        .containsExactly(
            "orders.commands", "orders.events", "orders.results", "orders.commands.dlt");
    assertThat(TopicSettings.of(new AggregateTopics("inventory"), 4, (short) 1, 1))
        .extracting(TopicSettings::name)
        .containsExactly(
            "inventory.commands",
            "inventory.events",
            "inventory.results",
            "inventory.commands.dlt");
  }

  @Test
  void givesAllOfThemTheSamePartitionsAndReplication() {
    assertThat(settings)
        .allSatisfy(topic -> {
          assertThat(topic.partitions()).isEqualTo(12);
          assertThat(topic.replication()).isEqualTo((short) 3);
          assertThat(topic.config()).containsEntry(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
        });
  }

  @Test
  void keepsEventsForEver() {
    assertThat(config("orders.events"))
        .containsEntry(TopicConfig.CLEANUP_POLICY_CONFIG, "compact")
        .doesNotContainKey(TopicConfig.RETENTION_MS_CONFIG);
  }

  @Test
  void keepsTheTombstonesOfEventsForAHundredYears() {
    assertThat(config("orders.events"))
        .containsEntry(
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
            Long.toString(Duration.ofHours(6).multipliedBy(4 * 36_525).toMillis()));
    assertThat(config("orders.commands")).doesNotContainKey(TopicConfig.DELETE_RETENTION_MS_CONFIG);
  }

  @Test
  void deletesTheRestAfterItsTime() {
    assertKept("orders.commands", Duration.ofDays(7));
    assertKept("orders.results", Duration.ofDays(1));
    assertKept("orders.commands.dlt", Duration.ofDays(30));
  }

  @Test
  void ordersCommandsByTheBrokersClock() {
    assertThat(config("orders.commands"))
        .containsEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
  }

  @Test
  void leavesRoomForWhatTheLargestCommandLeadsTo() {
    assertThat(maxMessageBytes("orders.commands")).isGreaterThan(1 << 20);
    assertThat(List.of("orders.events", "orders.results", "orders.commands.dlt"))
        .allSatisfy(topic ->
            assertThat(maxMessageBytes(topic)).isGreaterThan(maxMessageBytes("orders.commands")));
  }

  private void assertKept(String topic, Duration time) {
    assertThat(config(topic))
        .containsEntry(TopicConfig.CLEANUP_POLICY_CONFIG, "delete")
        .containsEntry(TopicConfig.RETENTION_MS_CONFIG, Long.toString(time.toMillis()));
  }

  private int maxMessageBytes(String topic) {
    return Integer.parseInt(config(topic).getOrDefault(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "0"));
  }

  private Map<String, String> config(String topic) {
    return settings.stream()
        .filter(candidate -> candidate.name().equals(topic))
        .findAny()
        .orElseThrow()
        .config();
  }
}
