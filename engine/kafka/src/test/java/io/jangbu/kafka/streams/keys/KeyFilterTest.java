package io.jangbu.kafka.streams.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFilterTest {

  private static final int KEYS = 300_000;
  private static final long SEED = System.nanoTime();

  /** As applications make ids: one after the other, by chance, of few letters, alike at the end. */
  static Stream<Named<IntToLongFunction>> keys() {
    return Stream.of(
        Named.of("numbered", number -> KeyFilter.hash("order-" + number)),
        Named.of("numbered at the front", number -> KeyFilter.hash(number + "/reservation")),
        Named.of("of zeros and ones", number -> KeyFilter.hash(Integer.toBinaryString(number))),
        Named.of("random", number -> new Random(SEED + number).nextLong()),
        Named.of("ids", number -> KeyFilter.hash(UUID.nameUUIDFromBytes(bytes(number)))),
        Named.of("ids that count", number -> KeyFilter.hash(new UUID(number, 0))),
        Named.of("ids that count at the end", number -> KeyFilter.hash(new UUID(7, number))));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void hasEveryKeyThatWasAdded(IntToLongFunction key) {
    KeyFilter filter = filled(key, KEYS);

    assertThat(IntStream.range(0, KEYS).filter(number -> !filter.mayHave(key.applyAsLong(number))))
        .as("seed " + SEED)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void takesFewOtherKeysForAddedOnes(IntToLongFunction key) {
    KeyFilter filter = filled(key, KEYS);

    assertThat(
            IntStream.range(KEYS, 2 * KEYS)
                .filter(number -> filter.mayHave(key.applyAsLong(number)))
                .count())
        .as("seed " + SEED)
        .isLessThan(KEYS * 2 / 100);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5_000, 100_000, 1_000_000})
  void takesFewBytesAKey(int keys) {
    KeyFilter filter = filled(number -> KeyFilter.hash("order-" + number), keys);

    assertThat(filter.bytes()).isLessThanOrEqualTo(8_192 + 8L * keys);
  }

  private static KeyFilter filled(IntToLongFunction key, int keys) {
    KeyFilter filter = new KeyFilter();
    IntStream.range(0, keys).forEach(number -> filter.add(key.applyAsLong(number)));
    return filter;
  }

  private static byte[] bytes(int number) {
    return Integer.toString(number).getBytes(UTF_8);
  }
}
