package io.jangbu.resilience.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jangbu.resilience.checker.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code ./jangbu up} under load is killed with -9 at moments that a seed decides, and comes back:
 * all of it at once, {@code -Dcrashes} times (2 unless said otherwise), then the broker alone.
 * Nothing is lost, doubled or forked, and no transaction stays open.
 */
@Tag("resilience")
class KilledUpTest {

  private static final int COMMANDS_PER_SECOND = 30;

  @TestFactory
  Stream<DynamicTest> comesBackAndHasLostNothing() throws IOException {
    Long seed = Long.getLong("seed");
    Crashes crashes =
        Crashes.begin(
            Path.of(
                System.getProperty("jangbu.home", System.getProperty("basedir", ".") + "/../..")),
            Files.createTempDirectory("jangbu-killed-up-"),
            seed == null ? new Random().nextLong(1_000_000) : seed,
            Integer.getInteger("rate", COMMANDS_PER_SECOND));
    Stream<DynamicTest> everything =
        IntStream.rangeClosed(1, Integer.getInteger("crashes", 2))
            .mapToObj(i -> test("kill -9 of everything, " + i, crashes, crashes::ofEverything));
    DynamicTest broker = test("kill -9 of the broker alone", crashes, crashes::ofTheBroker);
    return Stream.concat(everything, Stream.of(broker)).onClose(crashes::close);
  }

  private static DynamicTest test(String name, Crashes crashes, Supplier<List<Fault>> round) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          assumeTrue(crashes.isSound(), "nothing comes after a crash that was not survived");
          System.out.println(name);
          assertThat(round.get()).isEmpty();
        });
  }
}
