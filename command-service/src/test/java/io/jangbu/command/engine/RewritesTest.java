package io.jangbu.command.engine;

import static io.jangbu.command.AggregateSample.command;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.command.AggregateSample;
import io.jangbu.command.state.Rewriting;
import io.jangbu.core.EventId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A stream is written again on its own thread, from some version on. */
@ParameterizedClass
@MethodSource("io.jangbu.command.AggregateSample#all")
class RewritesTest<C> {

  @TempDir private Path directory;
  private final AggregateSample<C> sample;
  private Pipeline<C> pipeline;
  private List<TestRecord<byte[], byte[]>> records;

  RewritesTest(AggregateSample<C> sample) {
    this.sample = sample;
  }

  @BeforeEach
  void append() {
    pipeline = new Pipeline<>(directory, sample.type());
    sample.accepted().forEach(payload -> pipeline.send(command("a", payload)));
    sample.accepted().forEach(payload -> pipeline.send(command("b", payload)));
    records =
        pipeline.eventRecords().stream()
            .filter(record -> id(record).streamId().equals("a"))
            .toList();
    assertThat(records).hasSizeGreaterThan(1);
  }

  @AfterEach
  void close() {
    pipeline.close();
  }

  @Test
  void appendsFromTheFirstChangedEventOnAndFoldsTheSame() {
    Map<String, String> before = snapshots();

    pipeline.wait(Duration.ofDays(40));
    Rewriting rewriting = rewriting(records, 1);
    goOn(rewriting);

    assertThat(rewriting.committed()).isCompleted();
    List<TestRecord<byte[], byte[]>> appended = pipeline.eventRecords();
    assertThat(appended).hasSize(records.size() - 1);
    for (int i = 0; i < appended.size(); i++) {
      assertThat(appended.get(i).key()).isEqualTo(records.get(i + 1).key());
      assertThat(appended.get(i).value()).isEqualTo(records.get(i + 1).value());
      assertThat(appended.get(i).headers()).isEqualTo(records.get(i + 1).headers());
      assertThat(appended.get(i).timestamp()).isEqualTo(pipeline.now().toEpochMilli());
    }
    assertThat(snapshots()).isEqualTo(before);
  }

  @Test
  void leavesAStreamThatHasGoneOnSinceItWasRead() {
    Map<String, String> before = snapshots();

    Rewriting rewriting = rewriting(records.subList(0, records.size() - 1), 0);
    goOn(rewriting);

    assertThat(rewriting.committed()).isCompleted();
    assertThat(pipeline.eventRecords()).isEmpty();
    assertThat(snapshots()).isEqualTo(before);
  }

  @Test
  void isNotDoneBeforeItIsInTheLog() {
    pipeline.holdCommits(true);
    Rewriting rewriting = rewriting(records, 0);
    goOn(rewriting);

    assertThat(pipeline.eventRecords()).hasSize(records.size());
    assertThat(rewriting.committed()).isNotDone();
    assertThat(pipeline.assigned().rewrite(rewriting(records, 0))).isFalse();

    pipeline.holdCommits(false);
    pipeline.goOn();
    assertThat(rewriting.committed()).isCompleted();
    assertThat(pipeline.eventRecords()).isEmpty();
  }

  private void goOn(Rewriting rewriting) {
    assertThat(pipeline.assigned().rewrite(rewriting)).isTrue();
    pipeline.goOnUntilAskedFor();
    for (int i = 0; i < 10; i++) {
      pipeline.goOn();
    }
  }

  private static Rewriting rewriting(List<TestRecord<byte[], byte[]>> records, int from) {
    List<Rewriting.Event> events = new ArrayList<>();
    for (TestRecord<byte[], byte[]> record : records) {
      events.add(
          new Rewriting.Event(id(record), record.value(), record.headers(), events.size() >= from));
    }
    return new Rewriting(List.of(new Rewriting.Stream("a", events)), List.of());
  }

  private static EventId id(TestRecord<byte[], byte[]> record) {
    return EventId.parse(new String(record.key(), UTF_8));
  }

  /** With the entries that a state keeps beside it. */
  private Map<String, String> snapshots() {
    Map<String, String> all = new TreeMap<>();
    try (KeyValueIterator<String, byte[]> entries = pipeline.snapshots().all()) {
      entries.forEachRemaining((KeyValue<String, byte[]> entry) ->
          all.put(entry.key, HexFormat.of().formatHex(entry.value)));
    }
    all.remove("/judged");
    return all;
  }
}
