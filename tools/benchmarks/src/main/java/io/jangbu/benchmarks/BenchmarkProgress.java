package io.jangbu.benchmarks;

import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Section;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** Says on the terminal what is being measured, and about how long it will take yet. */
record BenchmarkProgress(PrintWriter terminal, Scale scale, List<Section> sections, int index) {

  BenchmarkProgress {
    Section section = sections.get(index);
    Duration left =
        sections.stream()
            .skip(index)
            .map(each -> each.estimate(scale))
            .reduce(Duration.ZERO, Duration::plus);
    terminal.printf(
        "[%d/%d] %s (about %d:%02d min left)%n",
        index + 1, sections.size(), section.title(), left.toMinutes(), left.toSecondsPart());
    terminal.flush();
  }

  void now(String what) {
    terminal.printf("      %s%n", what);
    terminal.flush();
  }

  void done(double seconds) {
    terminal.printf("      done in %.0f s%n", seconds);
    terminal.flush();
  }
}
