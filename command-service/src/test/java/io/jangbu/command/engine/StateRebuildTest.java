package io.jangbu.command.engine;

import static io.jangbu.command.AggregateSample.command;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jangbu.command.AggregateSample;
import io.jangbu.command.state.EventsInMemory;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The events of one pipeline are what the state of another is rebuilt from. */
@ParameterizedClass
@MethodSource("io.jangbu.command.AggregateSample#all")
class StateRebuildTest<C> {

  private static final byte[] GARBAGE = {7};

  @TempDir private Path directory;
  private final AggregateSample<C> sample;
  private final EventsInMemory events = new EventsInMemory();
  private final List<Pipeline<C>> open = new ArrayList<>();
  private final AtomicInteger evolveVersion = new AtomicInteger(1);
  private Pipeline<C> before;

  StateRebuildTest(AggregateSample<C> sample) {
    this.sample = sample;
  }

  @BeforeEach
  void open() throws Exception {
    before = pipeline(new EventsInMemory());
    before.awaitReady();
  }

  @AfterEach
  void close() {
    open.forEach(Pipeline::close);
  }

  @Test
  void bringsBackEverySnapshot() throws Exception {
    send("a", sample.accepted());
    send("b", List.of(sample.begin()));

    assertThat(snapshots(rebuilt())).isNotEmpty().isEqualTo(snapshots(before));
  }

  @Test
  void answersAnAcceptedCommandAgainAndAppendsNothing() throws Exception {
    CommandEnvelope<C> begin = sample.begin("a");
    CommandResult first = before.send(begin);
    CommandEnvelope<C> next = sample.next("a");
    CommandResult second = before.send(next);
    Pipeline<C> after = rebuilt();

    assertThat(after.send(begin)).isEqualTo(first);
    assertThat(after.send(next)).isEqualTo(second);
    assertThat(after.events()).isEmpty();
  }

  @Test
  void refusesAnAcceptedCommandsIdForAnotherStream() throws Exception {
    CommandEnvelope<C> begin = sample.begin("a");
    before.send(begin);
    CommandEnvelope<C> other =
        new CommandEnvelope<>(begin.commandId(), "b", null, null, null, begin.payload());

    assertThat(rebuilt().send(other).code()).isEqualTo("COMMAND_ID_REUSED");
  }

  @Test
  void remembersNoCommandThatIsOlderThanTheMemoryReaches() throws Exception {
    CommandEnvelope<C> begin = sample.begin("a");
    before.send(begin);
    takeOver();
    Pipeline<C> after = pipeline(events);
    after.wait(Duration.ofDays(8));
    after.awaitReady();

    assertThat(after.send(begin).code()).isEqualTo(sample.exists());
  }

  @Test
  void goesOnWithTheNextVersion() throws Exception {
    send("a", List.of(sample.begin()));

    assertThat(rebuilt().send(sample.next("a")).version()).isEqualTo(2);
  }

  @Test
  void decidesNothingBeforeItIsDone() throws Exception {
    send("a", sample.accepted());
    takeOver();
    Pipeline<C> after = pipeline(events);

    assertThat(after.ready()).isFalse();
    assertThat(after.meters.get("jangbu.command.state.rebuilding").gauge().value()).isEqualTo(1);
    assertThatThrownBy(() -> after.send(after.record(sample.begin("b"))))
        .hasRootCauseInstanceOf(IllegalStateException.class);
    assertThat(after.events()).isEmpty();
  }

  @Test
  void waitsForATransactionThatIsOpen() throws Exception {
    events.transactionIsOpen(true);
    Pipeline<C> after = pipeline(events);
    IntStream.range(0, 20).forEach(_ -> after.goOn());
    assertThat(after.ready()).isFalse();

    send("a", List.of(sample.begin()));
    takeOver();
    events.transactionIsOpen(false);
    after.awaitReady();

    assertThat(after.send(sample.next("a")).version()).isEqualTo(2);
  }

  @Test
  void passesOverWhatIsNoEventAndWhatComesTwice() throws Exception {
    events.add(GARBAGE, GARBAGE);
    send("a", List.of(sample.begin()));
    List<TestRecord<byte[], byte[]>> first = takeOver();
    first.forEach(record -> events.add(record.key(), record.value()));
    events.add("b".getBytes(UTF_8), first.getFirst().value());
    send("a", List.of(sample.next()));

    Pipeline<C> after = rebuilt();

    assertThat(snapshots(after)).isEqualTo(snapshots(before));
    assertThat(after.meters.counter("jangbu.command.state.skipped", "context", sample.toString()))
        .returns(2.0, counter -> counter.count());
  }

  @Test
  void rebuildsOnRequestWhatTheEventsDoNotTell() throws Exception {
    CommandEnvelope<C> begin = sample.begin("a");
    CommandResult first = before.send(begin);
    Map<String, String> right = snapshots(before);
    Pipeline<C> after = rebuilt();
    after.snapshots().delete("a");
    after.snapshots().put("stray", GARBAGE);
    after.snapshots().put("stray/entry", GARBAGE);
    CommandEnvelope<C> refused = command("c", sample.next());
    after.send(refused);

    after.rebuild("r-1");
    after.awaitAnotherRebuild();

    assertThat(after.assigned().rebuild()).isEqualTo("r-1");
    assertThat(snapshots(after)).isEqualTo(right);
    assertThat(after.send(begin)).isEqualTo(first);
    assertThat(after.memory().fetch(id(refused), 0, Long.MAX_VALUE)).isExhausted();
  }

  @Test
  void decidesTheCommandsThatWereTakenBeforeItBegins() throws Exception {
    send("a", List.of(sample.begin()));
    Pipeline<C> after = rebuilt();
    after.rebuild("r-1");

    assertThat(after.send(sample.begin("b")).version()).isEqualTo(1);
    after.goOn();
    assertThat(after.ready()).isFalse();
    assertThat(after.send(sample.begin("c")).version()).isEqualTo(1);
    after.goOn();
    assertThat(after.send(sample.begin("d")).version()).isEqualTo(1);
    after.awaitReady();

    assertThat(after.assigned().rebuild()).isEqualTo("r-1");
  }

  @Test
  void waitsUntilWhatItDecidedBeforeIsInTheLog() throws Exception {
    send("a", List.of(sample.begin()));
    Pipeline<C> after = rebuilt();
    after.holdCommits(true);
    after.rebuild("r-1");
    CommandEnvelope<C> last = sample.begin("b");
    after.send(last);

    IntStream.range(0, 20).forEach(_ -> after.goOn());
    assertThat(after.assigned().decides()).as("nothing is touched yet").isTrue();

    after.eventRecords().forEach(record -> events.add(record.key(), record.value()));
    after.holdCommits(false);
    after.awaitReady();

    assertThat(after.assigned().rebuild()).isEqualTo("r-1");
    assertThat(after.send(sample.next("b")).version()).isEqualTo(2);
  }

  @Test
  void isHalfStateToEveryReleaseFromItsBeginningOn() throws Exception {
    send("a", sample.accepted());
    Pipeline<C> after = rebuilt();
    events.transactionIsOpen(true);

    evolveVersion.set(2);
    after.goOnUntilAskedFor();
    IntStream.range(0, 20).forEach(_ -> after.goOn());

    assertThat(after.assigned().decides()).isFalse();
    assertThat(ByteBuffer.wrap(after.snapshots().get("/complete")).getInt(1))
        .as("no fold has this version")
        .isLessThan(1);
  }

  @Test
  void waitsForABuildThatKnowsTheSchemaOfEveryEvent() throws Exception {
    send("a", List.of(sample.begin()));
    takeOver();
    byte[] ofALaterRelease =
        ByteBuffer.allocate(20).put((byte) 0xC3).put((byte) 1).putLong(4711).array();
    events.add("a/0000000002".getBytes(UTF_8), ofALaterRelease);
    Pipeline<C> after = pipeline(events);

    IntStream.range(0, 20).forEach(_ -> after.goOn());

    assertThat(after.ready()).isFalse();
    assertThat(after.assigned().blocked()).contains("offset 1", "not decodable");
  }

  @Test
  void rebuildsOnceForOneRequest() throws Exception {
    send("a", List.of(sample.begin()));
    Pipeline<C> after = rebuilt();
    after.rebuild("r-1");
    after.awaitAnotherRebuild();
    after.snapshotLog();

    after.rebuild("r-1");
    IntStream.range(0, 3).forEach(_ -> after.goOnUntilAskedFor());

    assertThat(after.ready()).isTrue();
    assertThat(after.snapshotLog()).isEmpty();
  }

  @Test
  void foldsAgainWithAnotherEvolveAndKeepsTheMemory() throws Exception {
    send("a", sample.accepted());
    Map<String, String> right = snapshots(before);
    Pipeline<C> after = rebuilt();
    after.snapshots().put("stray", GARBAGE);
    CommandEnvelope<C> refused = command("c", sample.next());
    CommandResult refusal = after.send(refused);

    evolveVersion.set(2);
    after.awaitAnotherRebuild();

    assertThat(snapshots(after)).isEqualTo(right);
    after.send(after.record(refused));
    TestRecord<byte[], byte[]> again = after.result();
    assertThat(sample.type().codec().decodeResult(again.value())).isEqualTo(refusal);
    assertThat(again.headers().lastHeader("jangbu-repeated")).isNotNull();
  }

  private void send(String stream, List<C> commands) {
    commands.forEach(
        payload -> assertThat(before.send(command(stream, payload)).accepted()).isTrue());
  }

  /** The pipeline before has no more to add to the events. */
  private Pipeline<C> rebuilt() throws Exception {
    takeOver();
    Pipeline<C> after = pipeline(events);
    after.awaitReady();
    return after;
  }

  private List<TestRecord<byte[], byte[]>> takeOver() {
    List<TestRecord<byte[], byte[]>> records = before.eventRecords();
    records.forEach(record -> events.add(record.key(), record.value()));
    return records;
  }

  private Pipeline<C> pipeline(EventsInMemory log) throws Exception {
    Path state = Files.createTempDirectory(directory, "state");
    Pipeline<C> pipeline =
        new Pipeline<>(state, VersionedFold.of(sample.type(), evolveVersion::get), log);
    open.add(pipeline);
    return pipeline;
  }

  private static byte[] id(CommandEnvelope<?> command) {
    UUID id = command.commandId();
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static Map<String, String> snapshots(Pipeline<?> pipeline) {
    Map<String, String> snapshots = new TreeMap<>();
    try (KeyValueIterator<String, byte[]> all = pipeline.snapshots().all()) {
      all.forEachRemaining((KeyValue<String, byte[]> entry) ->
          snapshots.put(entry.key, HexFormat.of().formatHex(entry.value)));
    }
    snapshots.remove("/complete");
    snapshots.remove("/judged");
    // Kept at a commit, which there is none of here.
    snapshots.remove("/chain");
    return snapshots;
  }
}
