package io.jangbu.projection.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class PlanTest {

  private static final Plan BUILDING = Plan.FIRST.begun();
  private static final Plan SWITCHED = BUILDING.switched();

  @Test
  void beginsWithOneGeneration() {
    assertThat(Plan.FIRST.running()).containsExactly(1);
  }

  @Test
  void buildsBesideTheOneThatAnswersAndSwitchesForthAndBack() {
    assertThat(BUILDING).isEqualTo(new Plan(1, 2, null, 2));
    assertThat(BUILDING.running()).containsExactly(1, 2);
    assertThat(SWITCHED).isEqualTo(new Plan(2, null, 1, 2));
    assertThat(SWITCHED.back()).isEqualTo(new Plan(1, null, 2, 2));
    assertThat(SWITCHED.back().back()).isEqualTo(SWITCHED);
  }

  @Test
  void neverGivesANumberTwice() {
    assertThat(BUILDING.dropped()).isEqualTo(new Plan(1, null, null, 2));
    assertThat(BUILDING.dropped().begun().building()).isEqualTo(3);
    assertThat(SWITCHED.back().dropped().begun().building()).isEqualTo(3);
  }

  @Test
  void tellsWhichNumbersWereGivenUpAndNeverOneThatRuns() {
    assertThat(Plan.FIRST.givenUp()).isEmpty();
    assertThat(BUILDING.givenUp()).isEmpty();
    assertThat(SWITCHED.givenUp()).isEmpty();
    assertThat(SWITCHED.dropped().givenUp()).containsExactly(1);
    assertThat(new Plan(3, null, 5, 6).givenUp()).containsExactly(1, 2, 4, 6);
  }

  @Test
  void refusesWhatCannotBeDoneAsThingsStand() {
    refuses(BUILDING::begun);
    refuses(SWITCHED::begun);
    refuses(Plan.FIRST::switched);
    refuses(SWITCHED::switched);
    refuses(Plan.FIRST::back);
    refuses(BUILDING::back);
    refuses(Plan.FIRST::dropped);
  }

  private static void refuses(Runnable change) {
    assertThatExceptionOfType(NotNowException.class).isThrownBy(change::run);
  }
}
