package io.jangbu.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.localservices.Jvm;
import io.jangbu.localservices.lab.Lab;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A very short run against a real broker and the real service. */
class CheckoutsSectionTest {

  /** Four shoppers at a time, and eight orders. */
  private static final Scale LEAST = new Scale("least", 0.001);

  @TempDir Path directory;

  @Test
  void takesCartsToDeliveredOrdersAndOrdersToTheirStock() {
    try (Lab lab = Lab.open(Path.of("../.."), directory)) {
      Workbench bench =
          new Workbench(lab, LEAST, Jvm.quickToStart(), new AtomicLong(1L << 32), _ -> {});

      Map<String, Double> values = new HashMap<>();
      List<Row> rows = new CheckoutsSection().measure(bench);
      rows.forEach(row -> values.putAll(row.values()));

      assertThat(values)
          .containsKeys("checkouts.256.throughput", "checkouts.16.throughput", "reserve.throughput")
          .allSatisfy((key, value) -> {
            // Of the processors' time and the disk's blocks so little takes nothing that shows.
            if (key.contains("throughput") || key.contains("latency") || key.endsWith(".time")) {
              assertThat(value).as(key).isPositive();
            }
          });
      assertThat(values.get("checkouts.quiet.completed.latency.p50"))
          .as("completed is after payable")
          .isGreaterThan(values.get("checkouts.quiet.payable.latency.p50"));
      assertThat(values.get("reserve.lines.1000.log"))
          .as("bytes per line of long orders: not all lines with each answer")
          .isLessThan(8_000);
    }
  }
}
