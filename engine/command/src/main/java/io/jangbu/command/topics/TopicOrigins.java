package io.jangbu.command.topics;

import io.jangbu.kafka.consumer.topics.TopicRegistry;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.RegisteredTopic;
import io.jangbu.kafka.streams.ExistingTopics;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * Whether the topics are those that everything was made from, by the registry of their ids.
 *
 * <p>Events are the only truth: their topic is never recreated. The others can be done without.
 * Results and dead letters hold no state; of commands those are lost that were not decided, whose
 * senders got no result, and Kafka forgets with a topic how far its groups have read.
 */
final class TopicOrigins {

  private static final Logger log = LoggerFactory.getLogger(TopicOrigins.class);

  private static final String BACKUP =
      "A backup of Kafka brings the old one back (docs/deploying.md, Backup and restore)";

  private final Admin admin;
  private final KafkaProperties kafka;
  private final NewTopicSettings properties;
  private final InstantSource clock;
  private final Map<String, RegisteredTopic> registered;

  /** Not so at the first start after a release that knew no ids, and on a new cluster. */
  private final boolean known;

  private TopicOrigins(
      Admin admin,
      KafkaProperties kafka,
      NewTopicSettings properties,
      InstantSource clock,
      Map<String, RegisteredTopic> registered,
      boolean known) {
    this.admin = admin;
    this.kafka = kafka;
    this.properties = properties;
    this.clock = clock;
    this.registered = new HashMap<>(registered);
    this.known = known;
  }

  /**
   * Reads the registry.
   *
   * @throws UnsafeTopicsException if this service may not
   */
  static TopicOrigins read(
      Admin admin, KafkaProperties kafka, NewTopicSettings properties, InstantSource clock)
      throws ExecutionException, InterruptedException {
    try {
      var read = TopicRegistry.read(admin, kafka.buildConsumerProperties());
      return new TopicOrigins(
          admin, kafka, properties, clock, read.orElse(Map.of()), read.isPresent());
    } catch (AuthorizationException e) {
      throw mayNot(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException cause) {
        throw mayNot(cause);
      }
      throw e;
    }
  }

  /** The ids of the context's topics that there are, by their names. */
  Map<String, String> standing(AggregateTopics topics)
      throws ExecutionException, InterruptedException {
    return ExistingTopics.describe(admin, topics.all(), new DescribeTopicsOptions())
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().topicId().toString()));
  }

  /**
   * Looks at the topics of a context before any is made.
   *
   * @throws UnsafeTopicsException if the events are gone, or are others
   */
  void require(AggregateTopics topics, Map<String, String> standing) {
    String events = topics.events();
    RegisteredTopic before = registered.get(events);
    if (before == null) {
      return;
    }
    String id = standing.get(events);
    if (id == null) {
      throw new UnsafeTopicsException(
          List.of(
              "%s is gone (its id was %s), and with it every event: none is made in its place. %s. Where its events are elsewhere, make it, fill it from there, and run ./jangbu topics adopt %s"
                  .formatted(events, before.id(), BACKUP, events)));
    }
    if (!id.equals(before.id())) {
      throw new UnsafeTopicsException(
          List.of(
              "%s has the id %s, and all state was made from the one with the id %s, which is gone. %s. Where this one was filled from the old one, ./jangbu topics adopt %s checks it and accepts it"
                  .formatted(events, id, before.id(), BACKUP, events)));
    }
  }

  /**
   * Registers the topics of a context, all of which are there now.
   *
   * @param standing what there was before any was made
   * @return their ids, by their names
   */
  Map<String, String> register(AggregateTopics topics, Map<String, String> standing)
      throws ExecutionException, InterruptedException {
    Map<String, String> now =
        UntilKnown.answer(() -> {
          Map<String, String> there = standing(topics);
          if (there.size() < topics.all().size()) {
            throw new UnknownTopicOrPartitionException(
                "not all topics of " + topics.context() + " are known yet");
          }
          return there;
        });
    // Another one may have come in between.
    require(topics, now);
    Map<String, RegisteredTopic> changed = new HashMap<>();
    Set<String> adopted = new TreeSet<>();
    List<String> made = new ArrayList<>();
    now.forEach((name, id) -> {
      RegisteredTopic before = registered.get(name);
      if (before == null) {
        changed.put(name, RegisteredTopic.first(id, clock.instant()));
        if (standing.containsKey(name)) {
          adopted.add(name);
        } else {
          made.add(name);
        }
      } else if (!before.id().equals(id)) {
        changed.put(name, before.followedBy(id, clock.instant()));
        log.warn(
            "{} was deleted and recreated: its id is {} and was {}. {}",
            name,
            id,
            before.id(),
            lost(topics, name));
      }
    });
    if (!changed.isEmpty()) {
      write(changed);
    }
    if (!adopted.isEmpty()) {
      log.warn(
          "{}: the topics {} are adopted as they are, and registered by their ids in {}",
          known
              ? "No ids of them were registered yet"
              : "There are no ids of topics yet, as before this release",
          adopted,
          RegisteredTopic.TOPIC);
    }
    if (!made.isEmpty()) {
      log.info("Registered {} in {}", made, RegisteredTopic.TOPIC);
    }
    return now;
  }

  private void write(Map<String, RegisteredTopic> changed)
      throws ExecutionException, InterruptedException {
    try {
      TopicRegistry.make(admin, properties.replicationFactor(), properties.minInsyncReplicas());
      TopicRegistry.write(kafka.buildProducerProperties(), changed);
      registered.putAll(changed);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException cause) {
        throw mayNot(cause);
      }
      throw e;
    }
  }

  private static String lost(AggregateTopics topics, String name) {
    if (name.equals(topics.commands())) {
      return "Commands that were not decided yet are lost; whoever got no result sends them again";
    }
    return name.equals(topics.results())
        ? "Results that nobody had read are lost; whoever asks again under the same command id"
            + " gets the first one"
        : "The dead letters in it are lost";
  }

  private static UnsafeTopicsException mayNot(AuthorizationException cause) {
    return new UnsafeTopicsException(
        List.of(
            "the ids of the topics are registered in %s, and this service may not use it: %s. Grant its principal create, describe, read and write on the topic %s (docs/deploying.md, On a Kafka of your own)"
                .formatted(RegisteredTopic.TOPIC, cause.getMessage(), RegisteredTopic.TOPIC)));
  }
}
