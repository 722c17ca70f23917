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
public final class Processors {

  private final SequencedMap<String, Long> pids = new LinkedHashMap<>();
  private final Map<String, List<Double>> taken = new LinkedHashMap<>();

  /** {@code pids} by the names of the processes. */
  public Processors(SequencedMap<String, Long> pids) {
    this.pids.putAll(pids);
    this.pids.put("client", ProcessHandle.current().pid());
  }

  /** Takes a measure that handles so many commands, or whatever else is told per piece. */
  public <T> T during(int commands, Supplier<T> measure) {
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
  public List<Row> rows(String key) {
    return rows(key, "", "command");
  }

  /**
   * The same for another piece than a command.
   *
   * @param begin of each label
   */
  public List<Row> rows(String key, String begin, String piece) {
    List<Row> rows = new ArrayList<>();
    taken.forEach((name, each) ->
        rows.add(
            new Figure(
                "%s.cpu.%s".formatted(key, name),
                "%sprocessor time of the %s".formatted(begin, name),
                "us/" + piece,
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
