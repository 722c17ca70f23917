package io.jangbu.kafka.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.Flaw;
import io.jangbu.core.Snapshot;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.shop.schemas.inventory.StockSnapshots;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlawedSnapshotsTest {

  private static final Snapshot<Stock> SOUND =
      new Snapshot<>(new Stock.Level("Ink", 3, 1), 2, Instant.EPOCH, Instant.EPOCH);
  private final SnapshotCodec<Stock> plain = new StockSnapshots();
  private final SnapshotCodec<Stock> flawed = FlawedSnapshots.of(plain);

  @Test
  void keepsASoundStreamAsAReleaseDidThatKnewNoFlaws() {
    assertThat(flawed.encode(SOUND)).isEqualTo(plain.encode(SOUND));
    assertThat(flawed.decode(plain.encode(SOUND), _ -> null)).isEqualTo(SOUND);
  }

  @Test
  void bringsBackEveryFlaw() {
    for (Set<Flaw> flaws :
        Set.of(
            EnumSet.of(Flaw.INCOMPLETE), EnumSet.of(Flaw.OVERWRITTEN), EnumSet.allOf(Flaw.class))) {
      Snapshot<Stock> snapshot = SOUND.withFlaws(flaws);
      assertThat(flawed.decode(flawed.encode(snapshot), _ -> null)).isEqualTo(snapshot);
    }
  }

  @Test
  void marksOnceWhateverItIsPutAround() {
    assertThat(FlawedSnapshots.of(flawed)).isSameAs(flawed);
  }
}
