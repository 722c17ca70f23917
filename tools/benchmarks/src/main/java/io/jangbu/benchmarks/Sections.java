package io.jangbu.benchmarks;

import io.jangbu.benchmarks.echo.EchoSection;
import io.jangbu.benchmarks.growth.OrdersSection;
import io.jangbu.benchmarks.growth.StreamsSection;
import io.jangbu.benchmarks.peer.PostgresSection;
import io.jangbu.benchmarks.pipeline.PipelineSection;
import io.jangbu.benchmarks.pipeline.ReplicatedSection;
import io.jangbu.benchmarks.projection.ProjectionSection;
import io.jangbu.benchmarks.raw.RawSection;
import io.jangbu.benchmarks.section.Section;
import java.util.Iterator;
import java.util.List;

/** All sections, in the order in which they are measured. */
final class Sections {

  static final List<Section> ALL =
      List.of(
          new RawSection(),
          new EchoSection(),
          new PipelineSection(),
          new ReplicatedSection(),
          new PostgresSection(),
          new ProjectionSection(),
          new StreamsSection(),
          new OrdersSection());

  static final List<String> NAMES = ALL.stream().map(Section::name).toList();

  private Sections() {}

  /** Those of these names; all if there is no name. */
  static List<Section> of(List<String> names) {
    return ALL.stream()
        .filter(section -> names.isEmpty() || names.contains(section.name()))
        .toList();
  }

  /** For the help. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return NAMES.iterator();
    }
  }
}
