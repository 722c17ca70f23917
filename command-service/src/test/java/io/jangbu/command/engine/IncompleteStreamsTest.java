package io.jangbu.command.engine;

import static io.jangbu.command.AggregateSample.command;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.command.AggregateSample;
import io.jangbu.command.state.EventsInMemory;
import io.jangbu.command.state.IdempotencyStore;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventId;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A stream that lacks an event is decided on no more, however it came to lack it. */
@ParameterizedClass
@MethodSource("io.jangbu.command.AggregateSample#all")
class IncompleteStreamsTest<C> {

  private static final byte[] GARBAGE = {7};
  private static final int RUNS = 12;

  @TempDir private Path directory;
  private final AggregateSample<C> sample;
  private final EventsInMemory events = new EventsInMemory();
  private final List<Pipeline<C>> open = new ArrayList<>();
  private Pipeline<C> before;
  private List<TestRecord<byte[], byte[]>> records;

  IncompleteStreamsTest(AggregateSample<C> sample) {
    this.sample = sample;
  }

  @BeforeEach
  void append() throws Exception {
    before = pipeline(new EventsInMemory());
    sample.accepted().forEach(payload -> before.send(command("a", payload)));
    records = before.eventRecords();
    assertThat(records).hasSizeGreaterThan(1);
  }

  @AfterEach
  void close() {
    open.forEach(Pipeline::close);
  }

  @Test
  void lacksAnEventThatCompactionHasTaken() throws Exception {
    addAllBut(0);

    refuses(rebuilt(), records.size());
  }

  @Test
  void lacksAnEventThatIsErasedBeforeCompactionAndAfterIt() throws Exception {
    addAllBut(-1);
    erase(1);
    CommandResult uncompacted = refuses(rebuilt(), records.size());

    events.clear();
    addAllBut(1);
    erase(1);
    assertThat(refuses(rebuilt(), records.size()).message()).isEqualTo(uncompacted.message());
  }

  @Test
  void isNotBegunAnewWhereItsFirstEventIsErased() throws Exception {
    addAllBut(0);
    erase(0);

    refuses(rebuilt(), records.size());
  }

  @Test
  void isNotBegunAnewWhereAllOfItsEventsAreErased() throws Exception {
    for (int i = 0; i < records.size(); i++) {
      erase(i);
    }

    refuses(rebuilt(), records.size());
  }

  @Test
  void givesTheVersionOfAnErasedLastEventToNoOther() throws Exception {
    addAllBut(-1);
    erase(records.size() - 1);

    refuses(rebuilt(), records.size());
  }

  @Test
  void lacksAnEventInWhosePlaceGarbageCame() throws Exception {
    addAllBut(-1);
    events.add(records.get(1).key(), GARBAGE);

    refuses(rebuilt(), records.size());
  }

  @Test
  void isFoldedInTheOrderOfItsVersionsWhateverOrderItIsReadIn() throws Exception {
    addAllBut(0);
    events.add(records.getFirst().key(), records.getFirst().value());

    decidesAsBefore(rebuilt());
  }

  @Test
  void isCompleteAgainWhereAnErasedEventWasAppendedAgain() throws Exception {
    addAllBut(-1);
    erase(1);
    events.add(records.get(1).key(), records.get(1).value());

    decidesAsBefore(rebuilt());
  }

  @Test
  void remembersTheCommandsOfAStreamThatWasAppendedAgainAndIsCompactedInPart() throws Exception {
    // All but the last were written again behind it, and compaction took what they were before.
    events.add(records.getLast().key(), records.getLast().value());
    addAllBut(-1);

    Pipeline<C> after = rebuilt();

    for (TestRecord<byte[], byte[]> record : records) {
      UUID command = UUID.fromString(after.event(record).causationId());
      CommandResult first = outcome(after, command);
      assertThat(first).isNotNull().isEqualTo(outcome(before, command));
    }
  }

  private @Nullable CommandResult outcome(Pipeline<C> pipeline, UUID command) {
    return IdempotencyStore.outcome(
        sample.type().codec(), pipeline.memory(), command, pipeline.now());
  }

  @Test
  void leavesNothingOfTheSortingBehind() throws Exception {
    addAllBut(0);
    events.add(records.getFirst().key(), records.getFirst().value());

    assertThat(keys(rebuilt())).isEqualTo(keys(before));
  }

  @Test
  void isTheSameBeforeCompactionAndAfterItOverRandomLogs() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int run = 0; run < RUNS; run++) {
      List<TestRecord<byte[], byte[]>> log = new ArrayList<>(records);
      for (int change = random.nextInt(6); change > 0; change--) {
        TestRecord<byte[], byte[]> any = records.get(random.nextInt(records.size()));
        byte[] value =
            switch (random.nextInt(3)) {
              case 0 -> null;
              case 1 -> GARBAGE;
              default -> any.value();
            };
        log.add(new TestRecord<>(any.key(), value));
      }
      Map<String, TestRecord<byte[], byte[]>> newest = new LinkedHashMap<>();
      for (TestRecord<byte[], byte[]> record : log) {
        newest.remove(new String(record.key(), UTF_8));
        newest.put(new String(record.key(), UTF_8), record);
      }
      assertThat(snapshots(log))
          .as("seed %d, run %d", seed, run)
          .isEqualTo(snapshots(List.copyOf(newest.values())));
    }
  }

  private Map<String, String> snapshots(List<TestRecord<byte[], byte[]>> log) throws Exception {
    events.clear();
    log.forEach(record -> events.add(record.key(), record.value()));
    Map<String, String> snapshots = new TreeMap<>();
    try (KeyValueIterator<String, byte[]> all = rebuilt().snapshots().all()) {
      all.forEachRemaining(
          entry -> snapshots.put(entry.key, HexFormat.of().formatHex(entry.value)));
    }
    snapshots.keySet().removeAll(Set.of("/complete", "/judged", "/chain"));
    return snapshots;
  }

  @Test
  void disturbsNoOtherStream() throws Exception {
    addAllBut(0);
    Pipeline<C> after = rebuilt();

    assertThat(after.send(sample.begin("b")).version()).isEqualTo(1);
    assertThat(incomplete(after)).isEqualTo(1);
  }

  @Test
  void saysSoBeforeAnythingButAReusedId() throws Exception {
    CommandEnvelope<C> known = sample.begin("b");
    before.send(known);
    records = before.eventRecords();
    records.forEach(record -> events.add(record.key(), record.value()));
    events.add("b/0000000002".getBytes(UTF_8), null);
    Pipeline<C> after = rebuilt();

    CommandEnvelope<C> stale =
        new CommandEnvelope<>(UUID.randomUUID(), "b", 77L, null, null, sample.next("b").payload());
    assertThat(after.send(stale).code()).isEqualTo("STREAM_INCOMPLETE");
    assertThat(after.send(known).accepted()).as("the first answer is given again").isTrue();
  }

  @Test
  void learnsOfAnErasureWhileItRuns() throws Exception {
    addAllBut(-1);
    Pipeline<C> after = rebuilt();
    after.snapshotLog();

    looked(after, 99, "a/0000000001");

    refuses(after, records.size());
    assertThat(incomplete(after)).isEqualTo(1);
    assertThat(after.snapshotLog())
        .extracting(record -> new String(record.key(), UTF_8))
        .as("the mark outlives the instance")
        .contains("a", "/incomplete/a");
  }

  @Test
  void takesNoIdThatWasErasedWhileItRuns() throws Exception {
    Pipeline<C> after = rebuilt();

    looked(after, 1, "new/0000000001");

    assertThat(after.send(sample.begin("new")).code()).isEqualTo("STREAM_INCOMPLETE");
  }

  @Test
  void marksAlsoWhereNoCommandsComeAndNotesHowFarItLooked() throws Exception {
    addAllBut(-1);
    Pipeline<C> after = rebuilt();

    looked(after, 99, "a/0000000001");
    after.goOnUntilAskedFor();

    assertThat(incomplete(after)).isEqualTo(1);
    assertThat(ByteBuffer.wrap(after.snapshots().get("/judged")).getLong()).isEqualTo(99);
  }

  @Test
  void isToldByNothingThatWasFollowedBeforeARebuild() throws Exception {
    addAllBut(-1);
    Pipeline<C> after = rebuilt();
    var followed = after.assigned().followed();
    after.rebuild("r-1");
    after.awaitAnotherRebuild();

    after.assigned().looked(followed, List.of(EventId.parse("a/0000000001")), 99);
    after.goOnUntilAskedFor();

    assertThat(incomplete(after)).isZero();
  }

  @Test
  void makesTheStateOfAReleaseAnewThatDidNotTellWhatIsIncomplete() throws Exception {
    addAllBut(-1);
    Pipeline<C> after = rebuilt();
    erase(1);
    after.snapshots().delete("/judged");

    after.awaitAnotherRebuild();

    refuses(after, records.size());
  }

  private void looked(Pipeline<C> pipeline, long offset, String... erased) {
    pipeline
        .assigned()
        .looked(
            pipeline.assigned().followed(),
            List.of(erased).stream().map(EventId::parse).toList(),
            offset);
  }

  private CommandResult refuses(Pipeline<C> pipeline, long version) {
    CommandResult next = pipeline.send(sample.next("a"));
    CommandResult begin = pipeline.send(sample.begin("a"));

    assertThat(next.code()).isEqualTo("STREAM_INCOMPLETE");
    assertThat(next.version()).isEqualTo(version);
    assertThat(begin.code()).isEqualTo("STREAM_INCOMPLETE");
    assertThat(pipeline.events()).isEmpty();
    return next;
  }

  private void decidesAsBefore(Pipeline<C> pipeline) {
    assertThat(pipeline.snapshots().get("a")).isEqualTo(before.snapshots().get("a"));
    assertThat(incomplete(pipeline)).isZero();
    assertThat(pipeline.send(sample.begin("a")).code()).isEqualTo(sample.exists());
  }

  private double incomplete(Pipeline<C> pipeline) {
    return pipeline.assigned().incomplete();
  }

  private static Set<String> keys(Pipeline<?> pipeline) {
    Set<String> keys = new TreeSet<>();
    try (KeyValueIterator<String, byte[]> all = pipeline.snapshots().all()) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys;
  }

  private void addAllBut(int left) {
    for (int i = 0; i < records.size(); i++) {
      if (i != left) {
        events.add(records.get(i).key(), records.get(i).value());
      }
    }
  }

  private void erase(int event) {
    events.add(records.get(event).key(), null);
  }

  private Pipeline<C> rebuilt() throws Exception {
    Pipeline<C> after = pipeline(events);
    after.awaitReady();
    return after;
  }

  private Pipeline<C> pipeline(EventsInMemory log) throws Exception {
    Path state = Files.createTempDirectory(directory, "state");
    Pipeline<C> pipeline = new Pipeline<>(state, sample.type(), log);
    open.add(pipeline);
    pipeline.awaitReady();
    return pipeline;
  }
}
