package io.jangbu.benchmarks.topic;

import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.TopicSettings;
import io.jangbu.testkit.kafka.FreshTopics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Topics that no service makes, like those that one does. */
public final class Topics {

  /** As many as the services make by default. */
  public static final int PARTITIONS = 12;

  private Topics() {}

  /** Makes the four topics of a context, unreplicated. */
  public static void create(String bootstrapServers, AggregateTopics topics) {
    List<NewTopic> all =
        TopicSettings.of(topics, PARTITIONS, (short) 1, 1).stream()
            .map(topic ->
                new NewTopic(topic.name(), topic.partitions(), topic.replication())
                    .configs(topic.config()))
            .toList();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      FreshTopics.create(admin, all);
    } catch (ExecutionException e) {
      throw new IllegalStateException("no topics of " + topics.context(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
