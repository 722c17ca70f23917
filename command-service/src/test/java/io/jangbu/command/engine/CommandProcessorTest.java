package io.jangbu.command.engine;

import static io.jangbu.command.engine.Pipeline.CODEC;
import static io.jangbu.command.engine.Pipeline.command;
import static io.jangbu.command.engine.Pipeline.expecting;
import static io.jangbu.command.engine.Pipeline.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.domain.CommandEnvelope;
import io.jangbu.domain.CommandResult;
import io.jangbu.domain.CommandResult.Outcome;
import io.jangbu.domain.EventEnvelope;
import io.jangbu.domain.order.Line;
import io.jangbu.domain.order.OrderCommand;
import io.jangbu.domain.order.OrderCommand.CancelOrder;
import io.jangbu.domain.order.OrderCommand.CreateOrder;
import io.jangbu.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.domain.order.OrderEvent;
import io.jangbu.schemas.CloudEventHeaders;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandProcessorTest {

  private static final OrderCommand CREATE =
      new CreateOrder("c-1", "EUR", List.of(new Line("book", 2, 1_000)), 500);
  private static final OrderCommand PAY = new ProcessPayment("p-1", 2_500, "card");

  @TempDir private Path state;
  private Pipeline pipeline;

  @BeforeEach
  void open() {
    pipeline = new Pipeline(state);
  }

  @AfterEach
  void close() {
    pipeline.close();
  }

  @Test
  void appendsTheEventOfAnAcceptedCommandAndAnswers() {
    CommandEnvelope<OrderCommand> create = command("o-1", CREATE);

    CommandResult result = pipeline.send(create);

    assertThat(result)
        .isEqualTo(
            new CommandResult(
                create.commandId(),
                "o-1",
                Outcome.ACCEPTED,
                1,
                List.of("o-1/0000000001"),
                null,
                null));
    TestRecord<byte[], byte[]> record = pipeline.eventRecords().getFirst();
    assertThat(record.key()).asString(UTF_8).isEqualTo("o-1/0000000001");
    EventEnvelope<OrderEvent> event = CODEC.decodeEvent(record.value());
    assertThat(event.causationId()).isEqualTo(create.commandId().toString());
    assertThat(event.correlationId()).isEqualTo(create.commandId().toString());
    assertThat(event.recordedAt()).isEqualTo(pipeline.now());
    assertThat(event.occurredAt()).isEqualTo(pipeline.now());
    assertThat(CloudEventHeaders.type(record.headers())).isEqualTo("OrderCreated");
    assertThat(CloudEventHeaders.text(record.headers(), "ce_id")).isEqualTo("o-1/0000000001");
  }

  @Test
  void takesOverWhatTheSenderSaysOfTimeAndCorrelation() {
    Instant then = Instant.parse("2017-10-02T10:56:00Z");
    pipeline.send(new CommandEnvelope<>(UUID.randomUUID(), "o-1", 0L, then, "import-7", CREATE));

    EventEnvelope<OrderEvent> event = pipeline.events().getFirst();
    assertThat(event.occurredAt()).isEqualTo(then);
    assertThat(event.recordedAt()).isEqualTo(pipeline.now());
    assertThat(event.correlationId()).isEqualTo("import-7");
  }

  @Test
  void numbersTheEventsOfAStreamWithoutGaps() {
    pipeline.send(command("o-1", CREATE));
    pipeline.send(command("o-1", CREATE));
    pipeline.send(command("o-1", PAY));
    pipeline.send(command("o-2", CREATE));

    assertThat(pipeline.events())
        .extracting(event -> event.id().toString())
        .containsExactly("o-1/0000000001", "o-1/0000000002", "o-2/0000000001");
  }

  @Test
  void neverLetsRecordedAtGoBackWithinAStream() {
    pipeline.send(command("o-1", CREATE));
    Instant first = pipeline.now();
    pipeline.clockGoesBack(Duration.ofMinutes(5));
    pipeline.send(command("o-1", PAY));

    assertThat(pipeline.events()).extracting(EventEnvelope::recordedAt).containsOnly(first);
  }

  @Test
  void appendsNothingForARejectedCommand() {
    CommandResult result = pipeline.send(command("o-1", PAY));

    assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(result.code()).isEqualTo("ORDER_NOT_FOUND");
    assertThat(result.version()).isZero();
    assertThat(pipeline.events()).isEmpty();
  }

  @Test
  void returnsTheFirstOutcomeOfACommandThatIsSentAgain() {
    CommandEnvelope<OrderCommand> create = command("o-1", CREATE);
    CommandResult first = pipeline.send(create);
    pipeline.send(command("o-1", PAY));
    pipeline.wait(CommandMemory.RETENTION.minusMinutes(1));

    pipeline.send(record(create));

    TestRecord<byte[], byte[]> again = pipeline.result();
    assertThat(CODEC.decodeResult(again.value())).isEqualTo(first);
    assertThat(CloudEventHeaders.text(again.headers(), ReplyHeaders.REPEATED)).isEqualTo("true");
    assertThat(pipeline.events()).hasSize(2);
  }

  @Test
  void returnsTheFirstOutcomeOfARejectedCommandEvenWhenItWouldHoldNow() {
    CommandEnvelope<OrderCommand> pay = command("o-1", PAY);
    CommandResult first = pipeline.send(pay);
    pipeline.send(command("o-1", CREATE));

    assertThat(pipeline.send(pay)).isEqualTo(first);
    assertThat(first.code()).isEqualTo("ORDER_NOT_FOUND");
  }

  @Test
  void takesARetryWithAnotherCorrelationForTheSameCommand() {
    CommandEnvelope<OrderCommand> create = command("o-1", CREATE);
    CommandResult first = pipeline.send(create);

    CommandResult again =
        pipeline.send(
            new CommandEnvelope<>(create.commandId(), "o-1", null, null, "other", CREATE));

    assertThat(again).isEqualTo(first);
  }

  @Test
  void rejectsAnIdThatComesAgainWithAnotherContent() {
    CommandEnvelope<OrderCommand> create = command("o-1", CREATE);
    CommandResult first = pipeline.send(create);

    CommandResult other =
        pipeline.send(new CommandEnvelope<>(create.commandId(), "o-1", null, null, null, PAY));
    CommandResult expectation = pipeline.send(expecting(1, create));
    CommandResult otherStream =
        pipeline.send(new CommandEnvelope<>(create.commandId(), "o-2", null, null, null, CREATE));

    assertThat(List.of(other, expectation, otherStream))
        .extracting(CommandResult::code)
        .containsOnly("COMMAND_ID_REUSED");
    assertThat(other.version()).isEqualTo(1);
    assertThat(pipeline.send(create)).isEqualTo(first);
    assertThat(pipeline.events()).hasSize(1);
  }

  @Test
  void forgetsACommandAfterSevenDays() {
    CommandEnvelope<OrderCommand> create = command("o-1", CREATE);
    pipeline.send(create);
    pipeline.wait(CommandMemory.RETENTION.plusMinutes(1));

    assertThat(pipeline.send(create).code()).isEqualTo("ORDER_EXISTS");
  }

  @Test
  void rejectsACommandThatExpectsAnotherVersion() {
    assertThat(pipeline.send(expecting(1, command("o-1", CREATE))).code())
        .isEqualTo("VERSION_CONFLICT");
    assertThat(pipeline.send(expecting(0, command("o-1", CREATE))).accepted()).isTrue();
    assertThat(pipeline.send(expecting(0, command("o-1", PAY))).code())
        .isEqualTo("VERSION_CONFLICT");
    CommandResult paid = pipeline.send(expecting(1, command("o-1", PAY)));
    assertThat(paid.accepted()).isTrue();
    assertThat(paid.version()).isEqualTo(2);
  }

  @Test
  void answersAVersionConflictBeforeTheDecider() {
    assertThat(pipeline.send(expecting(3, command("o-1", new CancelOrder("no")))).code())
        .isEqualTo("VERSION_CONFLICT");
  }

  @Test
  void sendsBackTheSendersCorrelationAndTrace() {
    TestRecord<byte[], byte[]> create = record(command("o-1", CREATE));
    create.headers().add("kafka_correlationId", new byte[] {1, 2, 3});
    create.headers().add("traceparent", "00-abc-def-01".getBytes(UTF_8));
    create.headers().add("kafka_replyPartition", ByteBuffer.allocate(4).putInt(99).array());

    pipeline.send(create);

    TestRecord<byte[], byte[]> result = pipeline.result();
    assertThat(result.headers().lastHeader("kafka_correlationId").value()).containsExactly(1, 2, 3);
    assertThat(CloudEventHeaders.text(result.headers(), "traceparent")).isEqualTo("00-abc-def-01");
    assertThat(CloudEventHeaders.text(pipeline.eventRecords().getFirst().headers(), "traceparent"))
        .isEqualTo("00-abc-def-01");
  }

  @Test
  void countsOutcomes() {
    pipeline.send(command("o-1", CREATE));
    pipeline.send(command("o-1", CREATE));
    pipeline.send(record("o-1", new byte[] {7}));

    assertThat(count("ACCEPTED")).isEqualTo(1);
    assertThat(count("REJECTED")).isEqualTo(1);
    assertThat(count("DEAD_LETTER")).isEqualTo(1);
  }

  private double count(String outcome) {
    return pipeline.meters.get("jangbu.commands").tag("outcome", outcome).counter().count();
  }
}
