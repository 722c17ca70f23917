package io.jangbu.resilience.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.localservices.Footprint;
import io.jangbu.resilience.time.Moments;
import io.jangbu.testkit.kafka.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code ./jangbu demo} plays a shop on {@code ./jangbu up} while parts of it are killed with -9 at
 * moments that a seed decides: {@code -Ddemo} checkouts (10,000, with {@code -Dpart} 300). All sums
 * agree in the end, and {@code ./jangbu verify} finds nothing.
 */
@Tag("resilience")
class KilledDemoTest {

  private static final boolean PART = System.getProperty("part") != null;
  private static final int CHECKOUTS = Integer.getInteger("demo", PART ? 300 : 10_000);

  /** As many a second as keep the shop open until something was killed. */
  private static final String RATE = PART ? "8" : "0";

  /** Somebody's cart does not expire under kills, and most orders are paid in time. */
  private static final Map<String, String> SETTINGS =
      Map.of("JANGBU_FULFILMENT_PAYMENTDEADLINE", "60s", "JANGBU_FULFILMENT_ANSWERDEADLINE", "5s");

  private static final Duration FIRST_START_WITHIN = Duration.ofMinutes(5);
  private static final Duration READY_WITHIN = Duration.ofSeconds(Integer.getInteger("ready", 300));
  private static final Duration ENDS_WITHIN = Duration.ofHours(3);

  private final @Nullable Long asked = Long.getLong("seed");
  private final long seed = asked == null ? new Random().nextLong(1_000_000) : asked;
  private final Random random = new Random(seed);
  private int kills;

  @Test
  void agreesAfterKillsInBetween() throws IOException {
    Path directory = Files.createTempDirectory("jangbu-killed-demo-");
    Path home =
        Path.of(System.getProperty("jangbu.home", System.getProperty("basedir", ".") + "/../.."));
    System.out.printf("seed %d, %d checkouts, in %s%n", seed, CHECKOUTS, directory);
    Up up = new Up(home, directory, SETTINGS);
    try {
      up.start(FIRST_START_WITHIN);
      long begin = System.nanoTime();
      ChildProcess demo = up.run("demo", demoArguments(up));
      killInBetween(up, demo, begin);
      int code = demo.onExit().join();
      System.out.println(up.printed("demo"));
      assertThat(code).as(up.printed("demo")).isZero();
      assertThat(kills).as("parts killed while the demo ran").isGreaterThanOrEqualTo(2);
      System.out.println(up.verify());
    } finally {
      up.close();
    }
    Footprint.delete(directory);
  }

  private List<String> demoArguments(Up up) {
    return List.of(
        "--checkouts",
        String.valueOf(CHECKOUTS),
        "--rate",
        RATE,
        "--seed",
        String.valueOf(seed),
        "--wait-unpaid",
        "--timeout",
        "600",
        "--command-service",
        up.addresses().commands().getFirst().toString(),
        "--projection-service",
        up.addresses().projections().getFirst().toString(),
        "--bootstrap-servers",
        up.addresses().bootstrapServers());
  }

  private void killInBetween(Up up, ChildProcess demo, long begin) {
    while (System.nanoTime() - begin < ENDS_WITHIN.toNanos()) {
      Duration pause =
          PART
              ? Moments.between(random, Duration.ofSeconds(2), Duration.ofSeconds(6))
              : Moments.between(random, Duration.ofSeconds(10), Duration.ofSeconds(40));
      if (demo.endedWithin(pause)) {
        return;
      }
      long struck = System.nanoTime();
      String what = kill(up);
      kills++;
      System.out.printf(
          "  %.1f s: %s killed, all was ready again after %.1f s%n",
          (struck - begin) / 1e9, what, (System.nanoTime() - struck) / 1e9);
    }
    demo.kill();
  }

  /** Everything in every fifth time or so, which takes a minute, else one part. */
  private String kill(Up up) {
    Part[] parts = Part.values();
    int lot = random.nextInt(parts.length + 1);
    if (lot < parts.length) {
      up.kill(parts[lot]);
      return parts[lot].name();
    }
    up.killAll();
    up.start(READY_WITHIN);
    return "everything";
  }
}
