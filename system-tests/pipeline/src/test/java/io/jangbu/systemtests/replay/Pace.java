package io.jangbu.systemtests.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.localservices.ServiceInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What each tenth of a long work of a service took, told from looks at how much is done. What is
 * compared is the processor's time that the process took, which busy neighbours change little; the
 * clock's is printed beside it.
 */
final class Pace {

  /** How much more a late event may take than an early one. It was twenty times and more. */
  private static final double MOST = 3;

  private record Look(double done, double clock, double processor) {}

  private final long all;
  private final ServiceInstance service;
  private final List<Look> looks = new ArrayList<>();

  /** Of work that has so many pieces. */
  Pace(long all, ServiceInstance service) {
    this.all = all;
    this.service = service;
  }

  /** So many are done by now. */
  void done(long pieces) {
    looks.add(new Look(pieces, System.nanoTime() / 1e9, processorSeconds(service)));
  }

  boolean isOver() {
    return !looks.isEmpty() && looks.getLast().done() >= all;
  }

  /** The processor's time that the service has taken since its start, in seconds. */
  static double processorSeconds(ServiceInstance service) {
    return ProcessHandle.of(service.pid())
            .flatMap(process -> process.info().totalCpuDuration())
            .map(Duration::toNanos)
            .orElse(0L)
        / 1e9;
  }

  /** The first tenth is left out, in which the JVM starts and compiles. */
  void assertEven() {
    double early = seconds(Look::processor, 1, 4);
    double late = seconds(Look::processor, 7, 10);
    assertThat(late)
        .as("the last three tenths, the early ones took %s s", early)
        .isLessThan(MOST * early);
  }

  private double seconds(ToDoubleFunction<Look> time, int from, int to) {
    return at(time, all * to / 10.0) - at(time, all * from / 10.0);
  }

  private double at(ToDoubleFunction<Look> time, double pieces) {
    for (int i = 1; i < looks.size(); i++) {
      Look before = looks.get(i - 1);
      Look after = looks.get(i);
      if (after.done() >= pieces) {
        double step = after.done() - before.done();
        double part = step == 0 ? 0 : Math.max(0, (pieces - before.done()) / step);
        double began = time.applyAsDouble(before);
        return began + part * (time.applyAsDouble(after) - began);
      }
    }
    return time.applyAsDouble(looks.getLast());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d events in %.1f s (%.1f s of processor); by tenths %s events/s, %s per second of"
            + " processor",
        all,
        seconds(Look::clock, 0, 10),
        seconds(Look::processor, 0, 10),
        tenths(Look::clock),
        tenths(Look::processor));
  }

  private String tenths(ToDoubleFunction<Look> time) {
    return IntStream.range(0, 10)
        .mapToObj(i -> String.format(Locale.ROOT, "%,.0f", all / 10.0 / seconds(time, i, i + 1)))
        .collect(Collectors.joining(" "));
  }
}
