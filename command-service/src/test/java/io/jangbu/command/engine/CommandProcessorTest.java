package io.jangbu.command.engine;

import static io.jangbu.command.AggregateSample.command;
import static io.jangbu.command.AggregateSample.expecting;
import static io.jangbu.command.engine.Pipeline.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.command.AggregateSample;
import io.jangbu.command.state.IdempotencyStore;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.CommandResult.Outcome;
import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.record.CloudEventHeaders;
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
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.jangbu.command.AggregateSample#all")
class CommandProcessorTest<C> {

  @TempDir private Path state;
  private final AggregateSample<C> sample;
  private Pipeline<C> pipeline;

  CommandProcessorTest(AggregateSample<C> sample) {
    this.sample = sample;
  }

  @BeforeEach
  void open() {
    pipeline = new Pipeline<>(state, sample.type());
  }

  @AfterEach
  void close() {
    pipeline.close();
  }

  @Test
  void appendsTheEventOfAnAcceptedCommandAndAnswers() {
    CommandEnvelope<C> begin = sample.begin("o-1");

    CommandResult result = pipeline.send(begin);

    assertThat(result)
        .isEqualTo(
            new CommandResult(
                begin.commandId(),
                "o-1",
                Outcome.ACCEPTED,
                1,
                List.of("o-1/0000000001"),
                null,
                null));
    TestRecord<byte[], byte[]> record = pipeline.eventRecords().getFirst();
    assertThat(record.key()).asString(UTF_8).isEqualTo("o-1/0000000001");
    EventEnvelope<?> event = pipeline.event(record);
    assertThat(event.causationId()).isEqualTo(begin.commandId().toString());
    assertThat(event.correlationId()).isEqualTo(begin.commandId().toString());
    assertThat(event.recordedAt()).isEqualTo(pipeline.now());
    assertThat(event.occurredAt()).isEqualTo(pipeline.now());
    assertThat(CloudEventHeaders.type(record.headers())).isEqualTo(sample.types().getFirst());
    assertThat(CloudEventHeaders.text(record.headers(), "ce_id")).isEqualTo("o-1/0000000001");
  }

  @Test
  void appendsOneEventAfterTheOther() {
    for (C command : sample.accepted()) {
      assertThat(pipeline.send(command("o-1", command)).accepted()).isTrue();
    }

    assertThat(pipeline.events()).extracting(EventEnvelope::type).isEqualTo(sample.types());
    assertThat(pipeline.send(command("o-1", sample.refused())).code()).isEqualTo(sample.code());
  }

  @Test
  void takesOverWhatTheSenderSaysOfTimeCorrelationAndActor() {
    Instant then = Instant.parse("2017-10-02T10:56:00Z");
    pipeline.send(
        new CommandEnvelope<>(
            UUID.randomUUID(), "o-1", 0L, then, "import-7", "ada", sample.begin()));

    EventEnvelope<?> event = pipeline.events().getFirst();
    assertThat(event.occurredAt()).isEqualTo(then);
    assertThat(event.recordedAt()).isEqualTo(pipeline.now());
    assertThat(event.correlationId()).isEqualTo("import-7");
    assertThat(event.actor()).isEqualTo("ada");
  }

  @Test
  void numbersTheEventsOfAStreamWithoutGaps() {
    pipeline.send(sample.begin("o-1"));
    pipeline.send(sample.begin("o-1"));
    pipeline.send(sample.next("o-1"));
    pipeline.send(sample.begin("o-2"));

    assertThat(pipeline.events())
        .extracting(event -> event.id().toString())
        .containsExactly("o-1/0000000001", "o-1/0000000002", "o-2/0000000001");
  }

  @Test
  void neverLetsRecordedAtGoBackWithinAStream() {
    pipeline.send(sample.begin("o-1"));
    Instant first = pipeline.now();
    pipeline.clockGoesBack(Duration.ofMinutes(5));
    pipeline.send(sample.next("o-1"));

    assertThat(pipeline.events()).extracting(EventEnvelope::recordedAt).containsOnly(first);
  }

  @Test
  void appendsNothingForARejectedCommand() {
    CommandResult result = pipeline.send(sample.next("o-1"));

    assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(result.code()).isEqualTo(sample.notFound());
    assertThat(result.version()).isZero();
    assertThat(pipeline.events()).isEmpty();
  }

  @Test
  void returnsTheFirstOutcomeOfACommandThatIsSentAgain() {
    CommandEnvelope<C> begin = sample.begin("o-1");
    CommandResult first = pipeline.send(begin);
    pipeline.send(sample.next("o-1"));
    pipeline.wait(IdempotencyStore.RETENTION.minusMinutes(1));

    pipeline.send(pipeline.record(begin));

    TestRecord<byte[], byte[]> again = pipeline.result();
    assertThat(sample.type().codec().decodeResult(again.value())).isEqualTo(first);
    assertThat(CloudEventHeaders.text(again.headers(), ReplyHeaders.REPEATED)).isEqualTo("true");
    assertThat(pipeline.events()).hasSize(2);
  }

  /** What is forgotten with time may be remembered again where the time was wrong. */
  @Test
  void returnsTheFirstOutcomeAlsoAfterTheClockWasAheadForAWhile() {
    CommandEnvelope<C> begin = sample.begin("o-1");
    CommandResult first = pipeline.send(begin);
    pipeline.wait(Duration.ofDays(30));
    pipeline.goOnUntilAskedFor();
    pipeline.wait(Duration.ofDays(-30));

    assertThat(pipeline.send(begin)).isEqualTo(first);
    assertThat(pipeline.events()).hasSize(1);
  }

  @Test
  void returnsTheFirstOutcomeOfARejectedCommandEvenWhenItWouldHoldNow() {
    CommandEnvelope<C> next = sample.next("o-1");
    CommandResult first = pipeline.send(next);
    pipeline.send(sample.begin("o-1"));

    assertThat(pipeline.send(next)).isEqualTo(first);
    assertThat(first.code()).isEqualTo(sample.notFound());
  }

  @Test
  void takesARetryWithAnotherCorrelationOrByAnotherActorForTheSameCommand() {
    CommandEnvelope<C> begin = sample.begin("o-1");
    CommandResult first = pipeline.send(begin);

    CommandResult again =
        pipeline.send(
            new CommandEnvelope<>(
                begin.commandId(), "o-1", null, null, "other", "ada", sample.begin()));

    assertThat(again).isEqualTo(first);
    assertThat(pipeline.events().getFirst().actor()).isNull();
  }

  @Test
  void knowsACommandAgainThatAnOlderReleaseTookWithALongCorrelationId() {
    CommandEnvelope<C> begin = sample.begin("o-1");
    CommandResult first = pipeline.send(begin);
    var old =
        new CommandEnvelope<>(
            begin.commandId(), "o-1", null, null, "x".repeat(1 << 20), begin.payload());
    byte[] command = sample.encode(old);
    byte[] result = sample.type().codec().encodeResult(first);
    pipeline
        .memory()
        .put(
            ByteBuffer.allocate(16)
                .putLong(begin.commandId().getMostSignificantBits())
                .putLong(begin.commandId().getLeastSignificantBits())
                .array(),
            IdempotencyStore.entry(command, result),
            pipeline.now().toEpochMilli());

    assertThat(pipeline.send(begin)).isEqualTo(first);
  }

  @Test
  void rejectsAnIdThatComesAgainWithAnotherContent() {
    CommandEnvelope<C> begin = sample.begin("o-1");
    CommandResult first = pipeline.send(begin);

    CommandResult other =
        pipeline.send(
            new CommandEnvelope<>(begin.commandId(), "o-1", null, null, null, sample.next()));
    CommandResult expectation = pipeline.send(expecting(1, begin));
    CommandResult otherStream =
        pipeline.send(
            new CommandEnvelope<>(begin.commandId(), "o-2", null, null, null, sample.begin()));

    assertThat(List.of(other, expectation, otherStream))
        .extracting(CommandResult::code)
        .containsOnly("COMMAND_ID_REUSED");
    assertThat(other.version()).isEqualTo(1);
    assertThat(pipeline.send(begin)).isEqualTo(first);
    assertThat(pipeline.events()).hasSize(1);
  }

  @Test
  void forgetsACommandAfterSevenDays() {
    CommandEnvelope<C> begin = sample.begin("o-1");
    pipeline.send(begin);
    pipeline.wait(IdempotencyStore.RETENTION.plusMinutes(1));

    assertThat(pipeline.send(begin).code()).isEqualTo(sample.exists());
  }

  @Test
  void rejectsACommandThatExpectsAnotherVersion() {
    assertThat(pipeline.send(expecting(1, sample.begin("o-1"))).code())
        .isEqualTo("VERSION_CONFLICT");
    assertThat(pipeline.send(expecting(0, sample.begin("o-1"))).accepted()).isTrue();
    assertThat(pipeline.send(expecting(0, sample.next("o-1"))).code())
        .isEqualTo("VERSION_CONFLICT");
    CommandResult second = pipeline.send(expecting(1, sample.next("o-1")));
    assertThat(second.accepted()).isTrue();
    assertThat(second.version()).isEqualTo(2);
  }

  @Test
  void answersAVersionConflictBeforeTheDecider() {
    assertThat(pipeline.send(expecting(3, sample.next("o-1"))).code())
        .isEqualTo("VERSION_CONFLICT");
  }

  @Test
  void sendsBackTheSendersCorrelationAndTrace() {
    TestRecord<byte[], byte[]> begin = pipeline.record(sample.begin("o-1"));
    begin.headers().add("kafka_correlationId", new byte[] {1, 2, 3});
    begin.headers().add("traceparent", "00-abc-def-01".getBytes(UTF_8));
    begin.headers().add("kafka_replyPartition", ByteBuffer.allocate(4).putInt(99).array());

    pipeline.send(begin);

    TestRecord<byte[], byte[]> result = pipeline.result();
    assertThat(result.headers().lastHeader("kafka_correlationId").value()).containsExactly(1, 2, 3);
    assertThat(CloudEventHeaders.text(result.headers(), "traceparent")).isEqualTo("00-abc-def-01");
    assertThat(CloudEventHeaders.text(pipeline.eventRecords().getFirst().headers(), "traceparent"))
        .isEqualTo("00-abc-def-01");
  }

  @Test
  void countsOutcomes() {
    pipeline.send(sample.begin("o-1"));
    pipeline.send(sample.begin("o-1"));
    pipeline.send(record("o-1", new byte[] {7}));

    assertThat(count("ACCEPTED")).isEqualTo(1);
    assertThat(count("REJECTED")).isEqualTo(1);
    assertThat(count("DEAD_LETTER")).isEqualTo(1);
  }

  private double count(String outcome) {
    return pipeline.meters.get("jangbu.commands").tag("outcome", outcome).counter().count();
  }
}
