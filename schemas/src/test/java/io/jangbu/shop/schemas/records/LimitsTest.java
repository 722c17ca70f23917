package io.jangbu.shop.schemas.records;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A few bytes must not cost gigabytes. */
class LimitsTest {

  private static final String ID = new UUID(1, 2).toString();

  @ParameterizedTest
  @MethodSource("io.jangbu.shop.schemas.records.Claims#all")
  void refusesAHugeStringWithoutMakingRoomForIt(long claim) {
    Samples.ofAllContexts()
        .forEach(context -> {
          assertRefusedCheaply(context, command(context).number(claim));
          assertRefusedCheaply(context, command(context).string(ID).number(claim));
        });
  }

  @ParameterizedTest
  @ValueSource(
      longs = {Long.MIN_VALUE, Integer.MIN_VALUE, -1, 50, Integer.MAX_VALUE, Long.MAX_VALUE})
  void refusesAPayloadThatIsNoBranch(long branch) {
    Samples.ofAllContexts()
        .forEach(context ->
            assertRefusedCheaply(
                context,
                command(context).string(ID).string("o-1").withoutOptions().number(branch)));
  }

  private static RawCommand command(Samples<?, ?, ?> context) {
    return new RawCommand(context.commands().findFirst().orElseThrow().schema());
  }

  private static void assertRefusedCheaply(Samples<?, ?, ?> context, RawCommand command) {
    Claims.assertRefusedCheaply(context.codec(), command);
  }
}
