package io.jangbu.benchmarks;

import io.jangbu.benchmarks.report.BenchmarkReport;
import io.jangbu.benchmarks.report.Chapter;
import io.jangbu.benchmarks.report.Fact;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Section;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.localservices.Jvm;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** One run over some sections, each in a lab of its own. */
record Run(Path home, Scale scale, Jvm jvm, long seed, PrintWriter terminal) {

  /**
   * Measures section by section.
   *
   * @throws IllegalStateException if a service or a peer is not built, or a section cannot be
   *     measured
   */
  BenchmarkReport measure(List<Section> sections) {
    // Before anything is measured: it would be a pity to hear of it after minutes.
    sections.forEach(section -> section.requireBuilt(home));
    List<Fact> facts = new ArrayList<>(Surroundings.facts(scale, seed, jvm));
    AtomicLong seeds = new AtomicLong(seed << 32);
    List<Chapter> chapters = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      BenchmarkProgress progress = new BenchmarkProgress(terminal, scale, sections, i);
      chapters.add(chapter(sections.get(i), seeds, progress));
    }
    return BenchmarkReport.of(facts, chapters);
  }

  private Chapter chapter(Section section, AtomicLong seeds, BenchmarkProgress progress) {
    try (Neighbours neighbours = Neighbours.watch();
        TemporaryLab temporary = TemporaryLab.open(home, section.name())) {
      long begin = System.nanoTime();
      Workbench bench = new Workbench(temporary.lab(), scale, jvm, seeds, progress::now);
      List<Row> rows = section.measure(bench);
      double seconds = (System.nanoTime() - begin) / 1e9;
      progress.done(seconds);
      List<String> conditions = new ArrayList<>(section.conditions(bench));
      conditions.add(
          "other processes of this machine took %.0f%% of its processors meanwhile"
              .formatted(100 * neighbours.share()));
      return new Chapter(section.name(), section.title(), conditions, rows, seconds);
    } catch (IllegalStateException e) {
      throw new IllegalStateException(section.name() + ": " + e.getMessage(), e);
    }
  }
}
