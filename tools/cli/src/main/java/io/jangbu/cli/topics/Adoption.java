package io.jangbu.cli.topics;

import io.jangbu.cli.options.RefusedException;
import io.jangbu.cli.progress.Progress;
import io.jangbu.kafka.record.TopicSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * One topic, from its copy to its new self. Until the copy is whole the topic stays as it is, but
 * that nobody can write to it; from then on the copy is what counts, and a run that was stopped is
 * gone on with by the next.
 */
final class Adoption {

  /** No record fits: whoever sends one is told so, and none is lost between copy and deletion. */
  private static final String NOTHING_FITS = "1";

  private static final String MAX_BYTES = "max.message.bytes";

  /** While records are copied none is aged out or compacted, and each keeps its time. */
  private static final Map<String, String> WHILE_COPIED =
      Map.of(
          "cleanup.policy", "delete",
          "retention.ms", "-1",
          "retention.bytes", "-1",
          "message.timestamp.type", "CreateTime");

  private final Cluster cluster;
  private final String bootstrapServers;
  private final AdoptedTopic topic;
  private final String decides;
  private final boolean acceptFindings;
  private final Progress progress;

  /**
   * Nothing is asked or done yet.
   *
   * @param decides the group of the command service
   * @param acceptFindings whether streams that lack an event may be adopted as they are
   */
  Adoption(
      Cluster cluster,
      String bootstrapServers,
      AdoptedTopic topic,
      String decides,
      boolean acceptFindings,
      Progress progress) {
    this.cluster = cluster;
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    this.decides = decides;
    this.acceptFindings = acceptFindings;
    this.progress = progress;
  }

  /** The plan of a run that was stopped after the copy was whole. */
  Optional<Plan> begun() throws ExecutionException, InterruptedException {
    return new Journal(bootstrapServers, topic).read(cluster.find(topic.copy()));
  }

  /**
   * What would be done: everything is read, nothing is changed.
   *
   * @throws RefusedException if it cannot be done
   */
  Plan look(TopicDescription old, int partitions)
      throws ExecutionException, InterruptedException, RefusedException {
    return plan(old, partitions, (_, _) -> {});
  }

  /**
   * Copies the topic.
   *
   * @throws RefusedException if it cannot be done; the topic is as it was
   */
  Plan copy(TopicDescription old, int partitions)
      throws ExecutionException, InterruptedException, RefusedException {
    Map<String, String> own = config();
    boolean whole = false;
    cluster.configure(topic.name(), Map.of(MAX_BYTES, Optional.of(NOTHING_FITS)));
    try {
      cluster.delete(topic.copy());
      Map<String, String> config = new HashMap<>(own);
      config.putAll(WHILE_COPIED);
      cluster.create(topic.copy(), partitions + 1, replication(old), config);
      Plan plan;
      try (Writing writing = new Writing(bootstrapServers)) {
        plan =
            plan(
                old,
                partitions,
                (partition, record) -> writing.write(topic.copy(), partition, record));
        writing.finish();
      }
      requireAll(plan);
      new Journal(bootstrapServers, topic).write(plan);
      whole = true;
      return plan;
    } finally {
      if (!whole) {
        cluster.configure(topic.name(), Map.of(MAX_BYTES, Optional.ofNullable(own.get(MAX_BYTES))));
      }
    }
  }

  /**
   * Puts the copy in the topic's place.
   *
   * @return the id that the topic has now
   */
  String swap(Plan plan) throws ExecutionException, InterruptedException, RefusedException {
    if (!plan.placed()) {
      place(plan);
      new Journal(bootstrapServers, topic).write(plan.nowPlaced());
    }
    Map<String, Optional<String>> own = new HashMap<>();
    WHILE_COPIED.keySet().forEach(name -> own.put(name, Optional.empty()));
    plan.config().forEach((name, value) -> own.put(name, Optional.of(value)));
    cluster.configure(topic.name(), own);
    cluster.delete(topic.copy());
    return cluster.find(topic.name()).orElseThrow().topicId().toString();
  }

  private void place(Plan plan) throws ExecutionException, InterruptedException, RefusedException {
    Optional<TopicDescription> there = cluster.find(topic.name());
    if (there.isPresent() && there.get().topicId().toString().equals(plan.oldId())) {
      cluster.delete(topic.name());
      there = Optional.empty();
    }
    Map<String, String> config = new HashMap<>(plan.config());
    config.putAll(WHILE_COPIED);
    if (there.isEmpty()) {
      cluster.create(topic.name(), plan.partitions(), plan.replication(), config);
    } else if (there.get().partitions().size() != plan.partitions()) {
      throw new RefusedException(
          "%s was recreated meanwhile, with %d partitions in place of %d. Delete it, and run this again: all is in %s."
              .formatted(
                  topic.name(), there.get().partitions().size(), plan.partitions(), topic.copy()));
    } else {
      // Made by a command service that was started in between.
      Map<String, Optional<String>> during = new HashMap<>();
      WHILE_COPIED.forEach((name, value) -> during.put(name, Optional.of(value)));
      cluster.configure(topic.name(), during);
    }
    progress.begin(
        "Filling " + topic.name(),
        " records",
        1,
        plan.records().stream().mapToLong(Long::longValue).sum());
    Filling filling = new Filling(bootstrapServers, topic, plan, progress);
    filling.fill();
    progress.end();
    Groups.set(cluster.admin(), filling.offsets());
  }

  private Plan plan(TopicDescription old, int partitions, Copying.Target target)
      throws ExecutionException, InterruptedException, RefusedException {
    Groups groups = Groups.of(cluster.admin(), topic.name());
    int found = old.partitions().size();
    List<Long> ends = requireCommitted(found);
    requireSafe(groups, partitions, found, ends);
    progress.begin(
        "Reading " + topic.name(), " records", 1, ends.stream().mapToLong(Long::longValue).sum());
    Copying copying = new Copying(bootstrapServers, topic, partitions, groups, decides, progress);
    copying.copy(found, target);
    progress.end();
    if (!acceptFindings && !copying.findings().isEmpty()) {
      throw new RefusedException(
          "The streams of %s are not whole: %s%s. Nothing was changed. ./jangbu topics adopt %s --accept-findings keeps them as they are."
              .formatted(
                  topic.name(),
                  copying.findings().getFirst(),
                  copying.findings().size() == 1
                      ? ""
                      : " and %d more".formatted(copying.findings().size() - 1),
                  topic.name()));
    }
    if (!ends.equals(requireCommitted(found))) {
      throw new RefusedException(
          "Somebody writes to %s. Stop the services and all who send to it, and run this again."
              .formatted(topic.name()));
    }
    return new Plan(
        old.topicId().toString(),
        replication(old),
        config(),
        copying.records(),
        copying.undecided(),
        copying.positions(),
        false);
  }

  private List<Long> requireCommitted(int found)
      throws ExecutionException, InterruptedException, RefusedException {
    List<Long> all =
        cluster.offsets(topic.name(), found, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
    List<Long> committed =
        cluster.offsets(topic.name(), found, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
    if (!all.equals(committed)) {
      throw new RefusedException(
          "%s has an open transaction, whose records nobody may read yet. It has to end first: with its producer, or by its timeout."
              .formatted(topic.name()));
    }
    return all;
  }

  private void requireSafe(Groups groups, int partitions, int found, List<Long> ends)
      throws RefusedException {
    var decided = groups.offsets().getOrDefault(decides, Map.of());
    if (topic.hasCommands()
        && decided.isEmpty()
        && ends.subList(0, partitions).stream().anyMatch(end -> end > 0)) {
      throw new RefusedException(
          "The group %s has read nothing of %s, so nobody knows which commands were decided. --application-id names the group of the command service."
              .formatted(decides, topic.name()));
    }
    for (int partition = partitions; partition < found; partition++) {
      TopicPartition added = new TopicPartition(topic.name(), partition);
      if (topic.hasCommands() && decided.containsKey(added)) {
        throw new RefusedException(
            "Commands of %s were decided in partition %d: its state is of more partitions than %d."
                .formatted(topic.name(), partition, partitions));
      }
      if (topic.hasEvents() && ends.get(partition) > 0) {
        throw new RefusedException(
            "%s has events in partition %d, where the command service never wrote any. Find who did; ./jangbu verify names them."
                .formatted(topic.name(), partition));
      }
    }
  }

  /** What was copied is read again before anything is deleted. */
  private void requireAll(Plan plan) throws ExecutionException, InterruptedException {
    List<Long> copied =
        cluster.offsets(
            topic.copy(), plan.partitions(), OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
    if (!copied.equals(plan.records())) {
      throw new IllegalStateException(
          "%s has %s records in its partitions, in place of %s"
              .formatted(topic.copy(), copied, plan.records()));
    }
  }

  private Map<String, String> config() throws ExecutionException, InterruptedException {
    Map<String, String> config = new HashMap<>(cluster.config(topic.name()));
    if (NOTHING_FITS.equals(config.get(MAX_BYTES))) {
      // A run that was killed has left it so.
      TopicSettings.of(topic.context(), 1, (short) 1, 1).stream()
          .filter(settings -> settings.name().equals(topic.name()))
          .forEach(
              settings -> config.put(MAX_BYTES, settings.config().getOrDefault(MAX_BYTES, "")));
    }
    return config;
  }

  private static short replication(TopicDescription topic) {
    return (short) topic.partitions().getFirst().replicas().size();
  }
}
