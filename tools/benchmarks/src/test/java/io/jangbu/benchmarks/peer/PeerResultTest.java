package io.jangbu.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.jangbu.benchmarks.load.ClosedLoop;
import io.jangbu.benchmarks.load.Percentiles;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerResultTest {

  private static final PeerResult RESULT =
      new PeerResult(
          8, new ClosedLoop.Outcome(new Percentiles(600, 1.5, 2, 3.25, 4, 1_234), 99.75));

  @Test
  void isOneLineThatIsReadAsItWas() {
    assertThat(RESULT.line()).doesNotContain("\n");
    assertThat(PeerResult.in(List.of(RESULT.line()))).containsExactly(RESULT);
  }

  @Test
  void isFoundAmongLinesOfALog() {
    assertThat(PeerResult.in(List.of("12:00:00 WARN  {}", RESULT.line(), "", RESULT.line())))
        .containsExactly(RESULT, RESULT);
  }

  @Test
  void isNotGuessedFromHalfALine() {
    String half = RESULT.line().substring(0, 20);

    assertThatIllegalStateException()
        .isThrownBy(() -> PeerResult.in(List.of(half)))
        .withMessageContaining(half);
  }
}
