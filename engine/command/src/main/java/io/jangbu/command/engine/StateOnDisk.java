package io.jangbu.command.engine;

import io.jangbu.kafka.streams.ExistingTopics;
import io.jangbu.kafka.streams.StoreOrigin;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stores on this machine: they must not outlive the changelogs that they were made from. */
final class StateOnDisk {

  private static final Logger log = LoggerFactory.getLogger(StateOnDisk.class);

  private final Map<String, Object> admin;
  private final List<String> changelogs;
  private final StoreOrigin origin;

  StateOnDisk(Map<String, Object> admin, List<String> changelogs, StoreOrigin origin) {
    this.admin = admin;
    this.changelogs = changelogs;
    this.origin = origin;
  }

  /** To be called before the streams start. */
  void keepToChangelogs(KafkaStreams streams) {
    if (!origin.hasStores()) {
      origin.forget();
    } else if (!origin.is(ids())) {
      log.warn("The local stores come from other changelogs than there are now: they are rebuilt");
      streams.cleanUp();
      origin.forget();
    }
  }

  /** Notes in the background which changelogs the stores come from. */
  void running() {
    Thread.ofVirtual().name("store-origin").start(this::note);
  }

  private synchronized void note() {
    try {
      origin.note(ids());
    } catch (RuntimeException e) {
      log.warn("Not noted: local stores will be restored at the next start", e);
    }
  }

  private Map<String, Uuid> ids() {
    try (Admin client = Admin.create(admin)) {
      return ExistingTopics.describe(client, changelogs, new DescribeTopicsOptions())
          .values()
          .stream()
          .collect(Collectors.toMap(TopicDescription::name, TopicDescription::topicId));
    } catch (ExecutionException e) {
      throw new KafkaException("The changelogs cannot be examined", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted", e);
    }
  }
}
