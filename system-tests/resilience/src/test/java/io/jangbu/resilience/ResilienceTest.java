package io.jangbu.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Breaks one thing after the other under a steady load, and proves after each that nothing is lost,
 * doubled or forked. {@code -Dminutes} goes on with further rounds for so long, {@code -Dseed}
 * tells a run again, {@code -Dscenario} picks those whose name contains it.
 */
@Tag("resilience")
class ResilienceTest {

  @TestFactory
  Stream<DynamicTest> losesDoublesAndForksNothing() throws IOException {
    Plan plan = Plan.asked();
    Stage stage = Stage.set(plan);
    return plan.scenarios(stage.garbage())
        .map(scenario ->
            DynamicTest.dynamicTest(
                scenario.name(),
                () -> assertThat(stage.play(scenario)).as(scenario.name()).isEmpty()))
        // Once the last one is played, or JUnit gives up.
        .onClose(stage::close);
  }
}
