package io.jangbu.projection.rollout;

import io.jangbu.kafka.record.PartitionCounts;
import io.jangbu.kafka.streams.PartitionWatch;
import io.jangbu.kafka.streams.PartitionWatch.Watched;
import io.jangbu.kafka.streams.TopicInspection;
import io.jangbu.projection.view.Projection;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** The topics that the views are made from: waited for at the start, and watched from then on. */
final class Sources implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Sources.class);

  private final List<Projection<?, ?>> projections;
  private final KafkaProperties kafka;
  private final KafkaQuestions questions;
  private final MeterRegistry metrics;
  private final SourceOrigins origins;
  private volatile @Nullable PartitionWatch watch;
  private volatile @Nullable String faultAtStart;

  Sources(
      List<Projection<?, ?>> projections,
      KafkaProperties kafka,
      KafkaQuestions questions,
      MeterRegistry metrics) {
    this.projections = projections;
    this.kafka = kafka;
    this.questions = questions;
    this.metrics = metrics;
    this.origins = new SourceOrigins(kafka);
  }

  /** Waits until all are there and in order; empty if the service stops before. */
  Optional<SourceTopics> await() throws InterruptedException {
    Optional<SourceTopics> topics =
        questions.untilAnswered(this::look).filter(_ -> !questions.isStopped());
    topics.ifPresent(this::watch);
    return topics;
  }

  /** What is wrong with them, at the start or since; empty if nothing is. */
  Optional<String> fault() {
    PartitionWatch watching = watch;
    return watching == null ? Optional.ofNullable(faultAtStart) : watching.fault();
  }

  private Optional<SourceTopics> look() throws ExecutionException, InterruptedException {
    List<String> names =
        projections.stream().map(projection -> projection.topics().events()).toList();
    try (Admin admin = Admin.create(kafka.buildAdminProperties())) {
      SourceTopics topics = SourceTopics.describe(admin, names);
      if (!topics.missing().isEmpty()) {
        questions.waitsFor("topics " + topics.missing() + ", which the command service makes");
        return Optional.empty();
      }
      Optional<String> fault = origins.fault(admin, topics);
      if (fault.isEmpty()) {
        fault = partitionsFault(admin);
      }
      tell(fault.orElse(null));
      fault.ifPresent(questions::waitsFor);
      return fault.isPresent() ? Optional.empty() : Optional.of(topics);
    }
  }

  private Optional<String> partitionsFault(Admin admin)
      throws ExecutionException, InterruptedException {
    for (Projection<?, ?> projection : projections) {
      PartitionCounts counts = TopicInspection.ask(admin, projection.topics(), Set.of()).counts();
      if (counts.fault().isPresent()) {
        return counts.fault();
      }
    }
    return Optional.empty();
  }

  private void tell(@Nullable String fault) {
    if (fault != null && !fault.equals(faultAtStart)) {
      log.error("No view is made: {}", fault);
    }
    faultAtStart = fault;
  }

  private void watch(SourceTopics topics) {
    PartitionWatch watching = new PartitionWatch(kafka.buildAdminProperties(), metrics);
    watching.begin(
        projections.stream()
            .map(projection ->
                new Watched(
                    projection.topics(),
                    Set.of(projection.topics().events()),
                    topics.partitions(projection.topics().events()),
                    topics.ids(projection.topics().events())))
            .toList());
    watch = watching;
  }

  @Override
  public void close() {
    PartitionWatch watching = watch;
    if (watching != null) {
      watching.close();
    }
  }
}
