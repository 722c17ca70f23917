package io.jangbu.projection.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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

  @Test
  void saysWhatMayFollow() {
    assertThat(BUILDING.mayFollow(Rollout.FIRST)).isTrue();
    assertThat(SWITCHED.mayFollow(BUILDING)).isTrue();
    assertThat(SWITCHED.back().mayFollow(SWITCHED)).isTrue();
    assertThat(SWITCHED.dropped().mayFollow(SWITCHED)).isTrue();
    assertThat(Rollout.FIRST.mayFollow(BUILDING)).as("a number is given again").isFalse();
    assertThat(new Rollout(3, null, null, 3).mayFollow(Rollout.FIRST)).isFalse();
    assertThat(new Rollout(1, null, null, 2).mayFollow(SWITCHED.dropped()))
        .as("one that was given up")
        .isFalse();
  }

  @Test
  void refusesWhatCannotBe() {
    cannotBe(() -> new Rollout(0, null, null, 1));
    cannotBe(() -> new Rollout(2, null, null, 1));
    cannotBe(() -> new Rollout(1, 1, null, 1));
    cannotBe(() -> new Rollout(1, 2, 3, 3));
    cannotBe(() -> new Rollout(1, null, null, Rollout.MOST_EVER + 1));
    Rollout last = new Rollout(1, null, null, Rollout.MOST_EVER);
    refuses(last::begun);
  }

  private static void cannotBe(Runnable made) {
    assertThatIllegalArgumentException().isThrownBy(made::run);
  }

  private static void refuses(Runnable change) {
    assertThatExceptionOfType(NotNowException.class).isThrownBy(change::run);
  }
}
