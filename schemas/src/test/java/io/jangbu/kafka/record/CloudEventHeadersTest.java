package io.jangbu.kafka.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.CommandResult.Outcome;
import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderEvent.OrderDelivered;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CloudEventHeadersTest {

  private static final UUID ID = UUID.fromString("0b5c6a9e-8f0e-4b7e-9d6c-2f1a3b4c5d6e");
  private static final Instant OCCURRED = Instant.parse("2026-11-20T09:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");

  @Test
  void saysWhatACommandIsWhenItOccurred() {
    assertThat(texts(CloudEventHeaders.of(command(OCCURRED), "/web-shop", NOW)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ce_specversion", "1.0",
                "ce_id", "0b5c6a9e-8f0e-4b7e-9d6c-2f1a3b4c5d6e",
                "ce_source", "/web-shop",
                "ce_type", "ConfirmDelivery",
                "ce_subject", "o-1",
                "ce_time", "2026-11-20T09:00:00Z",
                "content-type", "application/avro"));
  }

  @Test
  void takesTheTimeOfSendingForACommandThatDoesNotSayWhenItOccurred() {
    assertThat(texts(CloudEventHeaders.of(command(null), "/web-shop", NOW)))
        .containsEntry("ce_time", "2026-11-21T10:00:00.123456Z");
  }

  @Test
  void saysWhatAnEventIsByItsIdAndWhenItWasRecorded() {
    var event = new EventEnvelope<>("o-1", 4, OCCURRED, NOW, "c", "c", new OrderDelivered());

    assertThat(texts(CloudEventHeaders.of(event, "/command-service")))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ce_specversion", "1.0",
                "ce_id", "o-1/0000000004",
                "ce_source", "/command-service",
                "ce_type", "OrderDelivered",
                "ce_subject", "o-1",
                "ce_time", "2026-11-21T10:00:00.123456Z",
                "content-type", "application/avro"));
  }

  @Test
  void saysWhichCommandAResultAnswers() {
    var result = new CommandResult(ID, "o-1", Outcome.ACCEPTED, 4, List.of(), null, null);

    assertThat(texts(CloudEventHeaders.of(result, "/command-service", NOW)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ce_specversion", "1.0",
                "ce_id", "0b5c6a9e-8f0e-4b7e-9d6c-2f1a3b4c5d6e",
                "ce_source", "/command-service",
                "ce_type", "CommandResult",
                "ce_subject", "o-1",
                "ce_time", "2026-11-21T10:00:00.123456Z",
                "content-type", "application/avro"));
  }

  @Test
  void tellsTheTypeWithoutDecoding() {
    assertThat(CloudEventHeaders.type(CloudEventHeaders.of(command(null), "/web-shop", NOW)))
        .isEqualTo("ConfirmDelivery");
  }

  @Test
  void tellsNothingWhereThereIsNoHeaderOrNothingInIt() {
    Headers headers = new RecordHeaders();
    assertThat(CloudEventHeaders.type(headers)).isNull();

    headers.add("ce_type", null);
    assertThat(CloudEventHeaders.type(headers)).isNull();
  }

  @Test
  void believesTheLastHeaderWhereThereAreSeveral() {
    Headers headers = new RecordHeaders();
    headers.add("ce_type", "A".getBytes(UTF_8)).add("ce_type", "B".getBytes(UTF_8));

    assertThat(CloudEventHeaders.type(headers)).isEqualTo("B");
  }

  private static CommandEnvelope<ConfirmDelivery> command(@Nullable Instant occurredAt) {
    return new CommandEnvelope<>(ID, "o-1", null, occurredAt, null, new ConfirmDelivery());
  }

  private static Map<String, String> texts(Headers headers) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Header header : headers) {
      assertThat(texts).doesNotContainKey(header.key());
      texts.put(header.key(), new String(header.value(), UTF_8));
    }
    return texts;
  }
}
