package io.jangbu.projection.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class RolloutTest {

  private static final Rollout BUILDING = Rollout.FIRST.begun();
  private static final Rollout SWITCHED = BUILDING.switched();

  @Test
  void beginsWithOneVersion() {
    assertThat(Rollout.FIRST.running()).containsExactly(1);
  }

  @Test
  void buildsBesideTheOneThatAnswersAndSwitchesForthAndBack() {
    assertThat(BUILDING).isEqualTo(new Rollout(1, 2, null, 2));
    assertThat(BUILDING.running()).containsExactly(1, 2);
    assertThat(SWITCHED).isEqualTo(new Rollout(2, null, 1, 2));
    assertThat(SWITCHED.back()).isEqualTo(new Rollout(1, null, 2, 2));
    assertThat(SWITCHED.back().back()).isEqualTo(SWITCHED);
  }

  @Test
  void neverGivesANumberTwice() {
    assertThat(BUILDING.dropped()).isEqualTo(new Rollout(1, null, null, 2));
    assertThat(BUILDING.dropped().begun().building()).isEqualTo(3);
    assertThat(SWITCHED.back().dropped().begun().building()).isEqualTo(3);
  }

  @Test
  void tellsWhichNumbersWereGivenUpAndNeverOneThatRuns() {
    assertThat(Rollout.FIRST.givenUp()).isEmpty();
    assertThat(BUILDING.givenUp()).isEmpty();
    assertThat(SWITCHED.givenUp()).isEmpty();
    assertThat(SWITCHED.dropped().givenUp()).containsExactly(1);
    assertThat(new Rollout(3, null, 5, 6).givenUp()).containsExactly(1, 2, 4, 6);
  }

  @Test
  void refusesWhatCannotBeDoneAsThingsStand() {
    refuses(BUILDING::begun);
    refuses(SWITCHED::begun);
    refuses(Rollout.FIRST::switched);
    refuses(SWITCHED::switched);
    refuses(Rollout.FIRST::back);
    refuses(BUILDING::back);
    refuses(Rollout.FIRST::dropped);
  }

  private static void refuses(Runnable change) {
    assertThatExceptionOfType(NotNowException.class).isThrownBy(change::run);
  }
}
