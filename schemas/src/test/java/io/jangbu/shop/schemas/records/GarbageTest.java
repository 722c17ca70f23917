package io.jangbu.shop.schemas.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jangbu.kafka.record.MalformedRecordException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a topic holds, decoding gives a message or a MalformedRecordException. */
class GarbageTest {

  private static final long SEED = Long.getLong("seed", 20261121);
  private static final int HEADER = 10;

  @ParameterizedTest
  @MethodSource("io.jangbu.shop.schemas.records.Samples#all")
  void refusesARecordCutOffAtAnyLength(Sample<?> sample) {
    byte[] whole = sample.encoded();
    for (int length = 0; length < whole.length; length++) {
      assertRefused(sample, Arrays.copyOf(whole, length));
    }
  }

  @ParameterizedTest
  @MethodSource("io.jangbu.shop.schemas.records.Samples#all")
  void refusesARecordThatGoesOnAfterItsEnd(Sample<?> sample) {
    byte[] whole = sample.encoded();
    assertRefused(sample, Arrays.copyOf(whole, whole.length + 1));
    byte[] twice = Arrays.copyOf(whole, 2 * whole.length);
    System.arraycopy(whole, 0, twice, whole.length, whole.length);
    assertRefused(sample, twice);
  }

  @ParameterizedTest
  @MethodSource("io.jangbu.shop.schemas.records.Samples#all")
  void refusesAFlippedBitInTheHeaderAndSurvivesOneAnywhereElse(Sample<?> sample) {
    byte[] whole = sample.encoded();
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      if (bit / 8 < HEADER) {
        assertRefused(sample, flipped);
      } else {
        assertReadOrRefused(sample, flipped);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.jangbu.shop.schemas.records.Samples#all")
  void survivesRandomBytesBehindAGoodHeader(Sample<?> sample) {
    byte[] header = Arrays.copyOf(sample.encoded(), HEADER);
    Random random = new Random(SEED);
    for (int i = 0; i < 1_000; i++) {
      byte[] bytes = new byte[HEADER + random.nextInt(200)];
      random.nextBytes(bytes);
      System.arraycopy(header, 0, bytes, 0, HEADER);
      assertReadOrRefused(sample, bytes);
    }
  }

  @ParameterizedTest
  @MethodSource("io.jangbu.shop.schemas.records.Samples#all")
  void survivesBytesOverwrittenByChance(Sample<?> sample) {
    Random random = new Random(SEED);
    for (int i = 0; i < 1_000; i++) {
      byte[] bytes = sample.encoded();
      for (int n = 1 + random.nextInt(8); n > 0; n--) {
        bytes[HEADER + random.nextInt(bytes.length - HEADER)] = (byte) random.nextInt();
      }
      assertReadOrRefused(sample, bytes);
    }
  }

  @Test
  void refusesRandomBytes() {
    Random random = new Random(SEED);
    for (int i = 0; i < 1_000; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      Samples.all().forEach(sample -> assertRefused(sample, bytes));
    }
  }

  @ParameterizedTest
  @MethodSource("io.jangbu.shop.schemas.records.Samples#all")
  void refusesTheRecordsOfAnotherTopic(Sample<?> sample) {
    Samples.all()
        .filter(other -> !other.schema().equals(sample.schema()))
        .forEach(other -> assertRefused(sample, other.encoded()));
  }

  private static void assertRefused(Sample<?> sample, byte[] bytes) {
    assertThatExceptionOfType(MalformedRecordException.class)
        .as(() -> HexFormat.of().formatHex(bytes))
        .isThrownBy(() -> sample.decoded(bytes));
  }

  private static void assertReadOrRefused(Sample<?> sample, byte[] bytes) {
    try {
      assertThat(sample.decoded(bytes)).isNotNull();
    } catch (MalformedRecordException e) {
      assertThat(e).hasMessageContaining(" ");
    }
  }
}
