package io.jangbu.benchmarks.growth;

import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.localservices.ServiceInstance;
import java.time.Duration;
import java.util.List;

/** How long a lone instance takes until it is ready again. */
record Restarts(Workbench bench, ServiceInstance service, long size) {

  static Duration estimate() {
    return Duration.ofSeconds(25);
  }

  static List<String> conditions() {
    return List.of(
        "ready again: from the start of the process, its JVM included, to its readiness;"
            + " a killed one restores its stores from Kafka");
  }

  List<Row> measure() {
    bench.now("%,d orders: restart".formatted(size));
    service.stop();
    Row clean = ready("restart", "ready after a clean restart");
    bench.now("%,d orders: kill -9".formatted(size));
    service.kill();
    return List.of(clean, ready("killed", "ready after kill -9, without a standby"));
  }

  private Row ready(String what, String label) {
    long begin = System.nanoTime();
    service.start();
    service.awaitReady();
    return OrdersRow.figure(size, what, label, "s", (System.nanoTime() - begin) / 1e9);
  }
}
