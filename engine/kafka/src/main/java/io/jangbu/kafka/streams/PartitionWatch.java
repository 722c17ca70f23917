package io.jangbu.kafka.streams;

import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.PartitionCounts;
import io.jangbu.kafka.streams.TopicInspection.Seen;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every 2 s whether the topics of the contexts are still those that the service was started
 * with, and have the same partitions. Kafka's own clients find out after 5 minutes, and nobody
 * reads the new partitions until then. What was seen last is kept while Kafka does not answer.
 */
public final class PartitionWatch implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(PartitionWatch.class);

  /**
   * One context.
   *
   * @param needed the topics that have to be there
   * @param partitions that each of its topics had at the start
   * @param ids Kafka's own of those of its topics that are known from the start, by their names; of
   *     the others it is the first that is seen
   */
  public record Watched(
      AggregateTopics topics, Set<String> needed, int partitions, Map<String, String> ids) {

    public Watched {
      ids = Map.copyOf(ids);
    }
  }

  private final Map<String, Object> settings;
  private volatile List<Watched> watched = List.of();
  private final MeterRegistry registry;
  private final List<Meter> meters = new ArrayList<>();
  private final Map<String, String> faults = new ConcurrentHashMap<>();
  private final Map<String, String> recreated = new ConcurrentHashMap<>();
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> missed = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("partition-watch").unstarted(this::run);

  /**
   * Looks from {@link #begin} on.
   *
   * @param settings of the admin client
   */
  public PartitionWatch(Map<String, Object> settings, MeterRegistry registry) {
    this.settings = settings;
    this.registry = registry;
  }

  /** Begins to look. To be called once. */
  public void begin(List<Watched> contexts) {
    contexts.forEach(context -> ids.putAll(context.ids()));
    contexts.forEach(this::show);
    watched = List.copyOf(contexts);
    thread.start();
  }

  private void show(Watched context) {
    String name = context.topics().context();
    meters.add(
        Gauge.builder("jangbu.partitions.changed", () -> fault(name).isPresent() ? 1 : 0)
            .description("1 while a topic of the context is gone, another, or has other partitions")
            .tag("context", name)
            .register(registry));
  }

  /** What is wrong with the topics of a context, and what to do about it; empty if nothing is. */
  public Optional<String> fault(String context) {
    return Optional.ofNullable(faults.get(context));
  }

  /** Whether a topic of the context was deleted and recreated: nothing fits together any more. */
  public boolean isRecreated(String context) {
    return recreated.containsKey(context);
  }

  /** The same of all of them. */
  public Optional<String> fault() {
    if (!thread.isAlive()) {
      return Optional.of("nobody looks at the topics any more");
    }
    return watched.stream()
        .map(context -> context.topics().context())
        .flatMap(context -> fault(context).stream())
        .reduce((one, other) -> one + ". " + other);
  }

  private void run() {
    try (Admin admin = Admin.create(settings)) {
      do {
        look(admin);
      } while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Admin admin) throws InterruptedException {
    for (Watched context : watched) {
      try {
        looked(context, TopicInspection.ask(admin, context.topics(), context.needed()));
      } catch (ExecutionException | KafkaException e) {
        log.debug("The topics of {} cannot be looked at", context.topics().context(), e);
      }
    }
  }

  /** A broker that has just started may not know a topic yet: gone is what is missed twice. */
  private void looked(Watched context, Seen seen) {
    PartitionCounts counts = seen.counts();
    String name = context.topics().context();
    Set<String> before = missed.getOrDefault(name, Set.of());
    missed.put(name, counts.gone());
    Set<String> gone =
        counts.gone().stream().filter(before::contains).collect(Collectors.toUnmodifiableSet());
    recreated(context.needed(), seen.ids()).ifPresent(sentence -> recreated.put(name, sentence));
    Optional<String> fault =
        Optional.ofNullable(recreated.get(name))
            .or(() -> new PartitionCounts(counts.found(), gone).fault(context.partitions()));
    if (fault.isPresent()) {
      if (!fault.get().equals(faults.put(name, fault.get()))) {
        log.error("{}", fault.get());
      }
    } else if (counts.gone().isEmpty() && faults.remove(name) != null) {
      log.info("The topics of {} are again as they were at the start", name);
    }
  }

  /** It does not come back: whoever makes the old one again restarts the service. */
  private Optional<String> recreated(Set<String> needed, Map<String, String> now) {
    return new TreeMap<>(now)
        .entrySet().stream()
            .filter(topic -> needed.contains(topic.getKey()))
            .filter(topic -> {
              String before = ids.putIfAbsent(topic.getKey(), topic.getValue());
              return before != null && !before.equals(topic.getValue());
            })
            .map(topic ->
                "%s has the id %s and had %s: somebody deleted it, and it was recreated. Stop the services; what is to be done is said when the command service is started again (docs/operating.md, A topic was deleted)"
                    .formatted(topic.getKey(), topic.getValue(), ids.get(topic.getKey())))
            .reduce((one, other) -> one + ". " + other);
  }

  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
    meters.forEach(registry::remove);
  }
}
