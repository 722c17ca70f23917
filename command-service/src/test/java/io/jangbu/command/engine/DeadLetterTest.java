package io.jangbu.command.engine;

import static io.jangbu.command.AggregateSample.command;
import static io.jangbu.command.engine.Pipeline.record;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.command.AggregateSample;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.TopicSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.jangbu.command.AggregateSample#all")
class DeadLetterTest<C> {

  @TempDir private Path state;
  private final AggregateSample<C> sample;

  DeadLetterTest(AggregateSample<C> sample) {
    this.sample = sample;
  }

  enum Garbage {
    NO_AVRO("not decodable"),
    EMPTY("not decodable"),
    UNKNOWN_SCHEMA("not decodable"),
    A_RESULT_IN_PLACE_OF_A_COMMAND("not decodable"),
    ANOTHER_KEY("key"),
    NO_KEY("key"),
    NO_VALUE("no value"),
    A_BAD_STREAM_ID("1 to 64"),
    AN_EMPTY_CORRELATION_ID("correlationId has 1 to 256 characters"),
    A_LONG_CORRELATION_ID("correlationId has 1 to 256 characters"),
    A_LONG_CORRELATION_ID_IN_JSON("correlationId has 1 to 256 characters"),
    A_CORRELATION_ID_WITH_A_NUL("correlationId has 1 to 256 characters");

    private final String reason;

    Garbage(String reason) {
      this.reason = reason;
    }
  }

  @ParameterizedTest
  @EnumSource
  void putsAsideWhatIsNoCommandAndGoesOn(Garbage kind) {
    try (Pipeline<C> pipeline = new Pipeline<>(state, sample.type())) {
      TestRecord<byte[], byte[]> garbage = garbage(kind);
      garbage.headers().add("sender", "somebody".getBytes(UTF_8));
      pipeline.send(garbage);

      TestRecord<byte[], byte[]> letter = pipeline.deadLetters().getFirst();
      assertThat(letter.key()).isEqualTo(garbage.key());
      assertThat(letter.value()).isEqualTo(garbage.value());
      assertThat(header(letter, "sender")).isEqualTo("somebody");
      assertThat(header(letter, "dlt-reason")).contains(kind.reason);
      assertThat(header(letter, "dlt-topic")).isEqualTo(sample.type().topics().commands());
      assertThat(header(letter, "dlt-partition")).isEqualTo("0");
      assertThat(header(letter, "dlt-offset")).isEqualTo("0");
      assertThat(header(letter, "dlt-trace")).contains("MalformedRecordException");
      assertThat(pipeline.hasNoResult()).isTrue();
      assertThat(pipeline.send(sample.begin("o-1")).accepted()).isTrue();
    }
  }

  @Test
  void leavesTheBytesOfARecordThatFitsInNoTopicWhereTheyAre() {
    try (Pipeline<C> pipeline = new Pipeline<>(state, sample.type())) {
      TestRecord<byte[], byte[]> huge = record("o-1", new byte[TopicSettings.MAX_COMMAND_BYTES]);
      huge.headers().add("sender", "somebody".getBytes(UTF_8));
      pipeline.send(huge);

      TestRecord<byte[], byte[]> letter = pipeline.deadLetters().getFirst();
      assertThat(letter.value()).isNull();
      assertThat(header(letter, "dlt-reason")).contains("more than the 2097152");
      assertThat(header(letter, "dlt-offset")).isEqualTo("0");
      assertThat(header(letter, "sender")).isEmpty();
    }
  }

  @Test
  void takesTheLongestCorrelationIdAndTheLargestCommandInJson() {
    try (Pipeline<C> pipeline = new Pipeline<>(state, sample.type())) {
      String longest = "📦".repeat(256);
      TestRecord<byte[], byte[]> command = json(longest);
      TestRecord<byte[], byte[]> largest = padded(command, TopicSettings.MAX_JSON_COMMAND_BYTES);
      pipeline.send(largest);

      assertThat(pipeline.events())
          .extracting(event -> event.correlationId())
          .containsOnly(longest);

      pipeline.send(padded(command, TopicSettings.MAX_JSON_COMMAND_BYTES + 1));
      assertThat(header(pipeline.deadLetters().getFirst(), "dlt-reason"))
          .isEqualTo("the command has 1048577 bytes, more than the 1048576 of one in JSON");
    }
  }

  /** JSON may have any number of spaces before it. */
  private static TestRecord<byte[], byte[]> padded(TestRecord<byte[], byte[]> command, int length) {
    byte[] json = command.value();
    byte[] padded = new byte[length];
    Arrays.fill(padded, (byte) ' ');
    System.arraycopy(json, 0, padded, length - json.length, json.length);
    return new TestRecord<>(command.key(), padded, command.headers());
  }

  @Test
  void putsAsideACommandOnWhichTheDeciderFails() {
    var faulty = Faults.deciding(sample.type(), sample.refused());
    try (Pipeline<C> pipeline = new Pipeline<>(state, faulty)) {
      pipeline.send(pipeline.record(command("o-1", sample.refused())));

      assertThat(header(pipeline.deadLetters().getFirst(), "dlt-reason")).isEqualTo("a fault");
      assertThat(pipeline.send(sample.begin("o-1")).accepted()).isTrue();
      assertThat(pipeline.events()).hasSize(1);
    }
  }

  @Test
  void writesNothingOfACommandWhoseStateCannotBeKept() {
    writesNothingOfTheSecondCommand(new Pipeline<>(state, Faults.encoding(sample.type())));
  }

  @Test
  void writesNothingOfACommandWhoseStateHasAnEntryThatCannotBeKept() {
    writesNothingOfTheSecondCommand(new Pipeline<>(state, Faults.entries(sample.type())));
  }

  private void writesNothingOfTheSecondCommand(Pipeline<C> opened) {
    try (Pipeline<C> pipeline = opened) {
      pipeline.send(sample.begin("o-1"));
      pipeline.send(pipeline.record(sample.next("o-1")));

      assertThat(header(pipeline.deadLetters().getFirst(), "dlt-reason")).isEqualTo("a fault");
      assertThat(pipeline.events()).hasSize(1);
      assertThat(pipeline.hasNoResult()).isTrue();
      CommandResult again = pipeline.send(sample.begin("o-1"));
      assertThat(again.code()).isEqualTo(sample.exists());
      assertThat(again.version()).isEqualTo(1);
      assertThat(pipeline.snapshotLog()).hasSize(1);
    }
  }

  private TestRecord<byte[], byte[]> garbage(Garbage kind) {
    byte[] command = sample.encode(sample.begin("o-1"));
    return switch (kind) {
      case NO_AVRO -> record("o-1", "hello".getBytes(UTF_8));
      case EMPTY -> record("o-1", new byte[0]);
      case UNKNOWN_SCHEMA -> {
        byte[] unknown = command.clone();
        unknown[5] ^= 1;
        yield record("o-1", unknown);
      }
      case A_RESULT_IN_PLACE_OF_A_COMMAND ->
          record("o-1", sample.type().codec().encodeResult(someResult()));
      case ANOTHER_KEY -> record("o-2", command);
      case NO_KEY -> new TestRecord<>(null, command);
      case NO_VALUE -> new TestRecord<>("o-1".getBytes(UTF_8), null);
      case A_BAD_STREAM_ID -> record("o/1", withBadStreamId(command));
      case AN_EMPTY_CORRELATION_ID -> record("o-1", correlated(""));
      case A_LONG_CORRELATION_ID -> record("o-1", correlated("장".repeat(257)));
      case A_LONG_CORRELATION_ID_IN_JSON -> json("x".repeat(257));
      case A_CORRELATION_ID_WITH_A_NUL -> record("o-1", correlated("a\0"));
    };
  }

  private byte[] correlated(String correlationId) {
    return sample.encode(
        new CommandEnvelope<>(UUID.randomUUID(), "o-1", null, null, correlationId, sample.begin()));
  }

  private TestRecord<byte[], byte[]> json(String correlationId) {
    String command =
        new String(sample.beginAsJson(UUID.randomUUID(), "o-1"), UTF_8)
            .replaceFirst("\\{", "{\"correlationId\":\"" + correlationId + "\",");
    TestRecord<byte[], byte[]> record = record("o-1", command.getBytes(UTF_8));
    record.headers().add(CloudEventHeaders.CONTENT_TYPE, "application/json".getBytes(UTF_8));
    return record;
  }

  private static CommandResult someResult() {
    return new CommandResult(
        UUID.randomUUID(), "o-1", CommandResult.Outcome.ACCEPTED, 1, List.of(), null, null);
  }

  private static byte[] withBadStreamId(byte[] command) {
    return new String(command, ISO_8859_1).replaceFirst("o-1", "o/1").getBytes(ISO_8859_1);
  }

  private static String header(TestRecord<byte[], byte[]> record, String name) {
    String text = CloudEventHeaders.text(record.headers(), name);
    return text == null ? "" : text;
  }
}
