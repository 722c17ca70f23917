package io.jangbu.command.topics;

import static java.util.Objects.requireNonNull;

import io.jangbu.command.AggregateType;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/**
 * The contexts of this service in their {@code @Order}, each with its topics in place. Whatever
 * works on topics asks for this first, and so comes after them.
 */
@Component
public class HostedContexts {

  private final SequencedMap<AggregateType<?, ?, ?>, Integer> partitions = new LinkedHashMap<>();
  private final Map<AggregateType<?, ?, ?>, Map<String, String>> ids = new HashMap<>();

  /**
   * Makes what is missing, but for events that have been there.
   *
   * @throws UnsafeTopicsException if topics stand that would lose data or order, or are others than
   *     those that everything was made from
   * @throws BrokerUnreachableException if there is no broker to be asked
   */
  HostedContexts(
      List<AggregateType<?, ?, ?>> contexts, KafkaProperties kafka, NewTopicSettings properties)
      throws InterruptedException {
    try (Admin admin = Admin.create(kafka.buildAdminProperties())) {
      ContextTopicsSetup setup = new ContextTopicsSetup(new TopicAdmin(admin), properties);
      TopicOrigins origins = TopicOrigins.read(admin, kafka, properties, InstantSource.system());
      for (AggregateType<?, ?, ?> context : contexts) {
        Map<String, String> standing = origins.standing(context.topics());
        origins.require(context.topics(), standing);
        partitions.put(context, setup.ensure(context.topics()));
        ids.put(context, origins.register(context.topics(), standing));
      }
    } catch (KafkaException e) {
      throw new BrokerUnreachableException(kafka.getBootstrapServers(), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw new BrokerUnreachableException(kafka.getBootstrapServers(), e);
      }
      throw new IllegalStateException("The topics could not be prepared", e);
    }
  }

  /** Each context, and the partition count that all its topics have. */
  public SequencedMap<AggregateType<?, ?, ?>, Integer> partitions() {
    return Collections.unmodifiableSequencedMap(partitions);
  }

  /** Kafka's own ids of one context's topics, by their names. */
  Map<String, String> ids(AggregateType<?, ?, ?> context) {
    return ids.getOrDefault(context, Map.of());
  }

  /** The partition count of one context's topics. */
  public int partitions(AggregateType<?, ?, ?> context) {
    return requireNonNull(partitions.get(context), context::name);
  }
}
