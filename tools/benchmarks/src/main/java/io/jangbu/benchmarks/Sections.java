package io.jangbu.benchmarks;

import io.jangbu.benchmarks.claim.ReferencesSection;
import io.jangbu.benchmarks.deadline.DeadlinesSection;
import io.jangbu.benchmarks.echo.EchoSection;
import io.jangbu.benchmarks.growth.OrdersSection;
import io.jangbu.benchmarks.growth.StreamsSection;
import io.jangbu.benchmarks.peer.PeerSection;
import io.jangbu.benchmarks.peer.PostgresSection;
import io.jangbu.benchmarks.pipeline.PipelineSection;
import io.jangbu.benchmarks.pipeline.ReplicatedSection;
import io.jangbu.benchmarks.process.CheckoutsSection;
import io.jangbu.benchmarks.projection.ProjectionSection;
import io.jangbu.benchmarks.raw.RawSection;
import io.jangbu.benchmarks.section.Section;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** All sections, in the order in which they are measured. */
final class Sections {

  /** Those that a usual build has no programs for. */
  private static final List<Section> OF_PEERS = PeerSection.all();

  static final List<Section> ALL =
      Stream.of(
              Stream.of(
                  new RawSection(),
                  new EchoSection(),
                  new PipelineSection(),
                  new ReplicatedSection(),
                  new PostgresSection()),
              OF_PEERS.stream(),
              Stream.of(
                  new CheckoutsSection(),
                  new DeadlinesSection(),
                  new ReferencesSection(),
                  new ProjectionSection(),
                  new StreamsSection(),
                  new OrdersSection()))
          .flatMap(sections -> sections)
          .toList();

  static final List<String> NAMES = names(ALL);
  static final List<String> NAMES_OF_PEERS = names(OF_PEERS);

  private Sections() {}

  /** Those of these names; all if there is no name. Those of peers only with peers. */
  static List<Section> of(List<String> names, boolean peers) {
    return ALL.stream()
        .filter(section -> names.isEmpty() || names.contains(section.name()))
        .filter(section -> peers || !OF_PEERS.contains(section))
        .toList();
  }

  private static List<String> names(List<Section> sections) {
    return sections.stream().map(Section::name).toList();
  }

  /** For the help. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return NAMES.iterator();
    }
  }
}
