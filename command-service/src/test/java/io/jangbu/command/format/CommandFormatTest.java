package io.jangbu.command.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jangbu.command.AggregateSample;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandFormatTest {

  private static final UUID ID = UUID.fromString("f2c1f0ae-0b3c-4a53-9f3a-0d9c5c4c7d11");
  private static final String ENVELOPE = "\"commandId\":\"%s\",\"orderId\":\"o-1\"".formatted(ID);

  private final OrderCodec codec = new OrderCodec();
  private final CommandFormat format = new CommandFormat(codec);

  @Test
  void readsAllThatACommandSays() {
    String json =
        """
        {
          "type": "CreateOrder",
          "payload": {
            "lines": [
              {"sku": "ink", "quantity": 2, "unitPrice": 450},
              {"unitPrice": 9223372036854775807, "quantity": -1, "sku": "잉크 \\u00e9\\ud83d\\ude00"}
            ],
            "shippingFee": 390, "currency": "EUR", "customerId": "ada"
          },
          "orderId": "o-1",
          "expectedVersion": 0,
          "occurredAt": "2026-11-21T19:00:00.1234567+09:00",
          "correlationId": "import-7",
          "commandId": "%s"
        }
        """
            .formatted(ID.toString().toUpperCase(Locale.ROOT));

    assertThat(read(json))
        .isEqualTo(
            new CommandEnvelope<OrderCommand>(
                ID,
                "o-1",
                0L,
                Instant.parse("2026-11-21T10:00:00.123456Z"),
                "import-7",
                new CreateOrder(
                    "ada",
                    "EUR",
                    List.of(new Line("ink", 2, 450), new Line("잉크 é😀", -1, 9223372036854775807L)),
                    390)));
  }

  @Test
  void takesWhatIsLeftOutForItsDefault() {
    assertThat(
            read(
                command(
                    "CreateOrder", "{\"customerId\":\"ada\",\"currency\":\"EUR\",\"lines\":[]}")))
        .isEqualTo(envelope(new CreateOrder("ada", "EUR", List.of(), 0)));
    assertThat(read(command("ShipOrder", "{\"carrier\":\"post\"}")))
        .isEqualTo(envelope(new ShipOrder("post", null)));
    assertThat(
            read(
                "{%s,\"expectedVersion\":null,\"occurredAt\":null,\"correlationId\":null,"
                        .formatted(ENVELOPE)
                    + "\"type\":\"ConfirmDelivery\",\"payload\":{}}"))
        .isEqualTo(envelope(new ConfirmDelivery()));
  }

  @ParameterizedTest
  @MethodSource("io.jangbu.command.AggregateSample#all")
  void readsTheCommandsOfEveryContext(AggregateSample<?> sample) {
    CommandFormat format = new CommandFormat(sample.type().codec());

    byte[] avro = format.toAvro(contentType("application/json"), sample.beginAsJson(ID, "s-1"));

    CommandEnvelope<?> command = sample.type().codec().decodeCommand(avro);
    assertThat(command.payload()).isEqualTo(sample.begin());
    assertThat(command.streamId()).isEqualTo("s-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "Application/JSON ; charset=utf-8"})
  void knowsJsonByTheContentType(String contentType) {
    byte[] json = command("ConfirmDelivery", "{}").getBytes(UTF_8);

    assertThat(codec.decodeCommand(format.toAvro(contentType(contentType), json)))
        .isEqualTo(envelope(new ConfirmDelivery()));
  }

  @Test
  void takesAnythingElseForAvroUnlessTheContentTypeSaysOtherwise() {
    byte[] avro = codec.encodeCommand(envelope(new CancelOrder("no need")));

    assertThat(format.toAvro(new RecordHeaders(), avro)).isSameAs(avro);
    assertThat(format.toAvro(contentType("application/avro"), avro)).isSameAs(avro);
    assertThat(format.toAvro(contentType("text/plain"), avro)).isSameAs(avro);
    assertThatThrownBy(() -> format.toAvro(contentType("text/plain"), "ship it".getBytes(UTF_8)))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage(
            "the content-type is 'text/plain', neither application/avro nor application/json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ConfirmDelivery | {"now":true}                        | payload.now is no field of ConfirmDelivery
          CancelOrder     | {}                                  | payload.reason is missing
          CancelOrder     | {"reason":null}                     | payload.reason must be text, not null
          CancelOrder     | {"reason":5}                        | payload.reason must be text, not a number
          CancelOrder     | {"reason":true}                     | payload.reason must be text, not true
          CancelOrder     | {"reason":"\\ud800"}                | payload.reason must be text of whole characters
          CancelOrder     | ["reason"]                          | payload must be an object, not an array
          CancelOrder     | null                                | payload must be an object, not null
          CancelOrder     | {"CancelOrder":{"reason":"no"}}     | payload.CancelOrder is no field of CancelOrder
          CancelOrder     | {"type":"CancelOrder","reason":""}  | payload.type is no field of CancelOrder
          ShipOrder       | {"carrier":"p","trackingNumber":1}  | payload.trackingNumber must be text, not a number
          ProcessPayment  | {"paymentId":"p","amount":"5"}      | payload.amount must be a whole number, not text
          ProcessPayment  | {"paymentId":"p","amount":1.0}      | payload.amount must be a whole number, not a number with a point or an exponent
          ProcessPayment  | {"paymentId":"p","amount":1e3}      | payload.amount must be a whole number, not a number with a point or an exponent
          ProcessPayment  | {"paymentId":"p","amount":9223372036854775808} | payload.amount must be a number of 64 bits
          CreateOrder     | {"customerId":"a","currency":"EUR","lines":{}}   | payload.lines must be an array, not an object
          CreateOrder     | {"customerId":"a","currency":"EUR","lines":[{"sku":"a","quantity":1,"unitPrice":1},{"sku":"a","quantity":1}]} | payload.lines[1].unitPrice is missing
          CreateOrder     | {"customerId":"a","currency":"EUR","lines":[],"shippingFee":null} | payload.shippingFee must be a whole number, not null
          EraseOrder      | {}                                  | type must be one of CreateOrder, ProcessPayment, ShipOrder, ConfirmDelivery, CancelOrder
          """)
  void namesTheFieldOfAPayloadThatIsRefused(String type, String payload, String reason) {
    assertRefused(command(type, payload), reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "expectedVersion":"1"                | expectedVersion must be a whole number, not text
          "occurredAt":"yesterday"             | occurredAt must be an ISO 8601 time with an offset
          "occurredAt":"2026-11-21T10:00:00"   | occurredAt must be an ISO 8601 time with an offset
          "occurredAt":"+10000-01-01T00:00:00Z"| occurredAt must be an ISO 8601 time with an offset
          "occurredAt":1795255200000           | occurredAt must be text, not a number
          "correlationId":7                    | correlationId must be text, not a number
          "sku":"ink"                          | sku is no field of OrderCommand
          "orderId":"o-2"                      | not JSON: Duplicate Object property "orderId" (line 1, column 78)
          """)
  void namesTheFieldOfAnEnvelopeThatIsRefused(String field, String reason) {
    assertRefused(
        "{%s,%s,\"type\":\"ConfirmDelivery\",\"payload\":{}}".formatted(ENVELOPE, field), reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                               | commandId is missing
          {"commandId":"1-1-1-1-1"}                        | commandId must be a UUID
          {"commandId":"hello"}                            | commandId must be a UUID
          {"commandId":"f2c1f0ae-0b3c-4a53-9f3a-0d9c5c4c7d11"} | orderId is missing
          []                                               | the command must be an object, not an array
          "CreateOrder"                                    | the command must be an object, not text
          null                                             | the command must be an object, not null
          {} {}                                            | not JSON: Trailing token
          {"commandId":                                    | not JSON: Unexpected end-of-input
          {'commandId':1}                                  | not JSON: Unexpected character
          {"commandId":NaN}                                | not JSON: Non-standard token 'NaN'
          """)
  void saysWhatIsNoCommand(String json, String reason) {
    assertRefused(json, reason);
  }

  @Test
  void refusesAPayloadWithoutATypeAndATypeWithoutAPayload() {
    assertRefused("{%s,\"payload\":{}}".formatted(ENVELOPE), "type must be one of CreateOrder");
    assertRefused("{%s,\"type\":\"ConfirmDelivery\"}".formatted(ENVELOPE), "payload is missing");
  }

  @Test
  void refusesWhatIsNotUtf8() {
    String json = command("CancelOrder", "{\"reason\":\"é\"}");

    assertRefused(json.getBytes(ISO_8859_1), "not JSON: not UTF-8");
    assertRefused(json.getBytes(UTF_16), "not JSON: not UTF-8");
    assertRefused(new byte[0], "the command must be an object, not nothing");
    assertRefused("[".repeat(100_000).getBytes(UTF_8), "not JSON: Document nesting depth");
  }

  private void assertRefused(String json, String reason) {
    assertRefused(json.getBytes(UTF_8), reason);
  }

  private void assertRefused(byte[] json, String reason) {
    assertThatThrownBy(() -> format.toAvro(contentType("application/json"), json))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageStartingWith(reason);
  }

  private CommandEnvelope<OrderCommand> read(String json) {
    return codec.decodeCommand(
        format.toAvro(contentType("application/json"), json.getBytes(UTF_8)));
  }

  private static CommandEnvelope<OrderCommand> envelope(OrderCommand payload) {
    return new CommandEnvelope<>(ID, "o-1", null, null, null, payload);
  }

  private static String command(String type, String payload) {
    return "{%s,\"type\":\"%s\",\"payload\":%s}".formatted(ENVELOPE, type, payload);
  }

  private static Headers contentType(String contentType) {
    return new RecordHeaders().add("content-type", contentType.getBytes(UTF_8));
  }
}
