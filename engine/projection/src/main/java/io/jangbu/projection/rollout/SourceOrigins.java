package io.jangbu.projection.rollout;

import io.jangbu.kafka.consumer.topics.TopicRegistry;
import io.jangbu.kafka.record.RegisteredTopic;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * Whether the topics that are read are those that the command service has registered. Views of
 * another one would say that orders are gone, or half of their history.
 */
final class SourceOrigins {

  private static final Logger log = LoggerFactory.getLogger(SourceOrigins.class);

  private final KafkaProperties kafka;
  private boolean told;

  SourceOrigins(KafkaProperties kafka) {
    this.kafka = kafka;
  }

  /**
   * What is wrong with them, in sentences; empty if nothing is, or nobody has registered any.
   *
   * @throws ExecutionException if Kafka does not answer
   */
  Optional<String> fault(Admin admin, SourceTopics topics)
      throws ExecutionException, InterruptedException {
    Map<String, RegisteredTopic> registered = registered(admin);
    return new TreeMap<>(topics.ids())
        .entrySet().stream()
            .filter(topic -> {
              RegisteredTopic known = registered.get(topic.getKey());
              return known != null && !known.id().equals(topic.getValue());
            })
            .map(topic ->
                "%s has the id %s, and another one of that name is registered: it was deleted and recreated. The command service says at its start what is to be done (docs/operating.md, A topic was deleted)"
                    .formatted(topic.getKey(), topic.getValue()))
            .reduce((one, other) -> one + ". " + other);
  }

  private Map<String, RegisteredTopic> registered(Admin admin)
      throws ExecutionException, InterruptedException {
    try {
      return TopicRegistry.read(admin, kafka.buildConsumerProperties()).orElse(Map.of());
    } catch (AuthorizationException e) {
      tell(e);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof AuthorizationException cause)) {
        throw e;
      }
      tell(cause);
    }
    return Map.of();
  }

  /** It was not asked for before this release. */
  private void tell(AuthorizationException cause) {
    if (!told) {
      log.warn(
          "Whether the topics are those that the command service knows cannot be told: {}. Grant"
              + " this service's principal describe and read on the topic {}",
          cause.getMessage(),
          RegisteredTopic.TOPIC);
    }
    told = true;
  }
}
