package io.jangbu.benchmarks.section;

import io.jangbu.benchmarks.report.Figure;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.report.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;

/**
 * The processor time that each process of a measure takes, the client's (this JVM) among them.
 * Where others use the machine too, it says more than the throughput does.
 */
final class Processors {

  private final SequencedMap<String, Long> pids = new LinkedHashMap<>();
  private final Map<String, List<Double>> taken = new LinkedHashMap<>();

  /** {@code pids} by the names of the processes. */
  Processors(SequencedMap<String, Long> pids) {
    this.pids.putAll(pids);
    this.pids.put("client", ProcessHandle.current().pid());
  }

  /** Takes a measure that handles so many commands. */
  <T> T during(int commands, Supplier<T> measure) {
    Map<String, Duration> before = now();
    T measured = measure.get();
    Map<String, Duration> after = now();
    before.forEach((name, then) -> {
      Duration spent = after.getOrDefault(name, then).minus(then);
      taken.computeIfAbsent(name, _ -> new ArrayList<>()).add(spent.toNanos() / 1e3 / commands);
    });
    return measured;
  }

  /** What they took for each command, in the measures until now. */
  List<Row> rows(String key) {
    List<Row> rows = new ArrayList<>();
    taken.forEach((name, each) ->
        rows.add(
            new Figure(
                "%s.cpu.%s".formatted(key, name),
                "processor time of the %s".formatted(name),
                "us/command",
                Spread.of(each))));
    return rows;
  }

  private Map<String, Duration> now() {
    Map<String, Duration> now = new LinkedHashMap<>();
    pids.forEach((name, pid) ->
        ProcessHandle.of(pid)
            .flatMap(process -> process.info().totalCpuDuration())
            .ifPresent(time -> now.put(name, time)));
    return now;
  }
}
