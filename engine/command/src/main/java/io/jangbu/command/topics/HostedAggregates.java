package io.jangbu.command.topics;

import static java.util.Objects.requireNonNull;

import io.jangbu.command.AggregateType;
import io.jangbu.kafka.streams.PartitionWatch;
import io.jangbu.kafka.streams.PartitionWatch.Watched;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The aggregate types of this service, in their {@code @Order}. The start brings their topics into
 * place and has them watched. Whatever works on topics starts in a later phase.
 */
@Component
public class HostedAggregates implements SmartLifecycle {

  private final List<AggregateType<?, ?, ?>> types;
  private final KafkaProperties kafka;
  private final NewTopicSettings settings;
  private final PartitionWatch watch;
  private volatile SequencedMap<AggregateType<?, ?, ?>, Integer> partitions =
      Collections.unmodifiableSequencedMap(new LinkedHashMap<>());
  private volatile boolean running;

  HostedAggregates(
      List<AggregateType<?, ?, ?>> types,
      KafkaProperties kafka,
      NewTopicSettings settings,
      PartitionWatch watch) {
    this.types = List.copyOf(types);
    this.kafka = kafka;
    this.settings = settings;
    this.watch = watch;
  }

  /** All of them. */
  public List<AggregateType<?, ?, ?>> types() {
    return types;
  }

  /** Each type, and the partition count that all its topics have; empty before the start. */
  public SequencedMap<AggregateType<?, ?, ?>, Integer> partitions() {
    return partitions;
  }

  /**
   * The partition count of one type's topics.
   *
   * @throws NullPointerException before the start
   */
  public int partitions(AggregateType<?, ?, ?> type) {
    return requireNonNull(partitions.get(type), type::name);
  }

  /**
   * Makes what is missing, but for events that have been there.
   *
   * @throws UnsafeTopicsException if topics stand that would lose data or order, or are others than
   *     the ones that everything was made from
   * @throws BrokerUnreachableException if there is no broker to be asked
   */
  @Override
  public void start() {
    try (Admin admin = Admin.create(kafka.buildAdminProperties())) {
      prepare(admin);
      running = true;
    } catch (KafkaException e) {
      throw new BrokerUnreachableException(kafka.getBootstrapServers(), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw new BrokerUnreachableException(kafka.getBootstrapServers(), e);
      }
      throw new IllegalStateException("The topics could not be prepared", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The service stops while it prepares its topics", e);
    }
  }

  private void prepare(Admin admin) throws ExecutionException, InterruptedException {
    TopicsSetup setup = new TopicsSetup(new TopicAdmin(admin), settings);
    TopicOrigins origins = TopicOrigins.read(admin, kafka, settings, InstantSource.system());
    SequencedMap<AggregateType<?, ?, ?>, Integer> counts = new LinkedHashMap<>();
    Map<AggregateType<?, ?, ?>, Map<String, String>> ids = new LinkedHashMap<>();
    for (AggregateType<?, ?, ?> type : types) {
      Map<String, String> standing = origins.standing(type.topics());
      origins.require(type.topics(), standing);
      counts.put(type, setup.ensure(type.topics()));
      ids.put(type, origins.register(type.topics(), standing));
    }
    partitions = Collections.unmodifiableSequencedMap(counts);
    watch.begin(
        types.stream()
            .map(type ->
                new Watched(
                    type.topics(),
                    Set.copyOf(type.topics().all()),
                    partitions(type),
                    ids.getOrDefault(type, Map.of())))
            .toList());
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the streams, which read the topics. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 8192;
  }
}
