package io.jangbu.shop.schemas.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jangbu.core.Snapshot;
import io.jangbu.kafka.record.FlawedSnapshots;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.SnapshotCodec;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineReserved;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.SkuQuantity;
import io.jangbu.shop.domain.fulfilment.FulfilmentFold;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.LineStatus;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.ReservedLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongFulfilmentsTest {

  private static final Instant CREATED = Instant.parse("2026-11-21T10:00:00.123456Z");
  private static final Instant UPDATED = Instant.parse("2026-11-22T10:00:00.654321Z");

  private final FulfilmentFold fold = new FulfilmentFold();
  private final SnapshotCodec<FulfilmentState> codec = FlawedSnapshots.of(new LongFulfilments());
  private final FulfilmentSnapshots whole = new FulfilmentSnapshots();
  private final Map<String, byte[]> store = new HashMap<>();
  private int written;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16, 17, 1_000})
  void readsBackWhatItHasWritten(int lines) {
    FulfilmentState state = started(lines);
    Snapshot<FulfilmentState> read = stored(FulfilmentState.NONE, state, 1);

    assertThat(read).isEqualTo(new Snapshot<>(state, 1, CREATED, UPDATED));
    for (int line = 0; line < Math.min(lines, 20); line++) {
      FulfilmentState before = read.state();
      state = fold.evolve(before, new LineReserved("sku-" + line));
      read = stored(before, state, line + 2);
      assertThat(read.state()).isEqualTo(state);
    }
    assertThat(written).as("entries").isEqualTo(lines > 16 ? 1 : 0);
  }

  @Test
  void readsBackEveryStatusAndHowOftenALineWasRejected() {
    List<ReservedLine> lines = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      for (LineStatus status : LineStatus.values()) {
        int place = lines.size();
        lines.add(new ReservedLine("sku-" + place, place + 1L, status, i % 3 == 0 ? place : 0));
      }
    }
    FulfilmentState state = started(70).withLines(lines);

    assertThat(stored(FulfilmentState.NONE, state, 3).state()).isEqualTo(state);
  }

  @Test
  void writesNeitherSkusNorQuantitiesOfManyLinesAgain() {
    FulfilmentState state = started(1_000);
    byte[] snapshot = codec.encode(new Snapshot<>(state, 1, CREATED, UPDATED));

    assertThat(snapshot).hasSizeLessThan(1_200);
    assertThat(codec.changedEntries(FulfilmentState.NONE, state)).containsOnlyKeys("lines");
    assertThat(codec.changedEntries(state, fold.evolve(state, new LineReserved("sku-1"))))
        .isEmpty();
  }

  @Test
  void keepsFewLinesAsTheViewDoes() {
    Snapshot<FulfilmentState> few = new Snapshot<>(started(16), 1, CREATED, UPDATED);

    assertThat(codec.encode(few)).isEqualTo(whole.encode(few));
    assertThat(codec.changedEntries(FulfilmentState.NONE, few.state())).isEmpty();
  }

  @Test
  void refusesASnapshotWhoseLinesAreMissingOrOthers() {
    byte[] bytes = codec.encode(new Snapshot<>(started(20), 1, CREATED, UPDATED));

    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() -> codec.decode(bytes, store::get))
        .withMessageContaining("missing");
    store.put("lines", whole.encode(new Snapshot<>(started(19), 0, CREATED, UPDATED)));
    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() -> codec.decode(bytes, store::get))
        .withMessage("19 lines have 20 marks");
  }

  @Test
  void refusesEveryPartOfASnapshot() {
    FulfilmentState state = started(20);
    stored(FulfilmentState.NONE, state, 1);
    byte[] bytes = codec.encode(new Snapshot<>(state, 1, CREATED, UPDATED));

    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThatExceptionOfType(MalformedRecordException.class)
          .as("%d of %d bytes", length, bytes.length)
          .isThrownBy(() -> codec.decode(part, store::get));
    }
  }

  private FulfilmentState started(int lines) {
    return fold.evolve(
        FulfilmentState.NONE,
        new FulfilmentStarted(
            1,
            1,
            IntStream.range(0, lines).mapToObj(i -> new SkuQuantity("sku-" + i, i + 1L)).toList(),
            "trace-1"));
  }

  /** As the command service does: the snapshot here, each changed entry there. */
  private Snapshot<FulfilmentState> stored(
      FulfilmentState before, FulfilmentState after, long version) {
    codec
        .changedEntries(before, after)
        .forEach((key, entry) -> {
          store.put(key, entry.orElseThrow());
          written++;
        });
    return codec.decode(codec.encode(new Snapshot<>(after, version, CREATED, UPDATED)), store::get);
  }
}
