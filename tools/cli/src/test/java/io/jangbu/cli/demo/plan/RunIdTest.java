package io.jangbu.cli.demo.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.StreamId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunIdTest {

  @Test
  void isAnotherEachTimeAlsoForTheSameSeed() {
    assertThat(RunId.begin(5)).isNotEqualTo(RunId.begin(5));
    assertThat(RunId.begin(5).id()).startsWith("demo-5-");
  }

  @Test
  void makesIdsThatStreamsMayHave() {
    RunId run = RunId.begin(Long.MAX_VALUE);
    List<String> ids =
        List.of(
            run.cart(Integer.MAX_VALUE),
            run.order(Integer.MAX_VALUE),
            run.shopper(Integer.MAX_VALUE),
            Catalogue.of(run, 1_000).products().getLast().sku());

    assertThat(ids).allMatch(StreamId::isValid).allMatch(run::owns);
  }

  @Test
  void ownsNothingOfARunWhoseIdBeginsAlike() {
    assertThat(new RunId("demo-5-abc").owns("demo-5-abcd-o1")).isFalse();
  }

  @Test
  void givesEachStepOfEachStreamItsCommand() {
    RunId run = new RunId("demo-5-abc");

    assertThat(run.command("demo-5-abc-c1", "items/0"))
        .isEqualTo(run.command("demo-5-abc-c1", "items/0"))
        .isNotEqualTo(run.command("demo-5-abc-c1", "items/1"))
        .isNotEqualTo(run.command("demo-5-abc-c2", "items/0"));
  }
}
