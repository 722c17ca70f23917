package io.jangbu.cli.erase.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class WantedTest {

  private final Wanted wanted = new Wanted(List.of("ada"), List.of("late", "p-7"), List.of("o-1"));

  @Test
  void countsATextThatNobodyElseHasWhereverItIs() {
    assertThat(wanted.concerns(record("x", "a p-7 somewhere"))).isTrue();
    assertThat(wanted.concerns(record("p-7", "x"))).isTrue();
    assertThat(wanted.concerns(record("o-1", "nothing else"))).isFalse();
  }

  @Test
  void countsATextThatOthersShareBesideTheOrderAlone() {
    assertThat(wanted.concernsEvent(record("o-2/0000000004", "late"))).isFalse();

    assertThat(wanted.concerns(record("o-2", "late"))).isFalse();
    assertThat(wanted.concerns(record("o-1", "late"))).isTrue();
    assertThat(wanted.concerns(record("o-2", "late, p-7"))).isTrue();
    assertThat(wanted.shared()).isEqualTo(1);
  }

  @Test
  void countsWhatWasNamedAlsoInEventsOfOthers() {
    assertThat(wanted.concernsEvent(record("o-2/0000000001", "ada"))).isTrue();
    assertThat(wanted.shared()).isZero();
  }

  @Test
  void looksAtHeadersAndRows() {
    ConsumerRecord<byte[], byte[]> record = record("x", "y");
    record.headers().add("ce_subject", "ada".getBytes(UTF_8));

    assertThat(wanted.concerns(record)).isTrue();
    assertThat(wanted.concerns(Arrays.asList(null, "to ada"))).isTrue();
    assertThat(wanted.concerns(Arrays.asList(null, "to adam"))).isFalse();
  }

  private static ConsumerRecord<byte[], byte[]> record(String key, String value) {
    return new ConsumerRecord<>("topic", 0, 0, key.getBytes(UTF_8), value.getBytes(UTF_8));
  }
}
