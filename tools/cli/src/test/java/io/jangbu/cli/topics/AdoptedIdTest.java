package io.jangbu.cli.topics;

import static io.jangbu.cli.topics.ContextOnKafka.PARTITIONS;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.kafka.consumer.topics.TopicRegistry;
import io.jangbu.kafka.record.RegisteredTopic;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.testkit.kafka.LocalKafka;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command on a real broker: has another topic of the same name accepted as the registered one.
 */
@Timeout(120)
class AdoptedIdTest {

  @TempDir static Path directory;
  private static LocalKafka kafka;

  private Adopting adopting;

  @SuppressWarnings("NullAway.Init") // before each test
  AdoptedIdTest() {}

  @BeforeAll
  static void start() {
    kafka = LocalKafka.start(directory.resolve("kafka"));
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @BeforeEach
  void makeTopics() throws Exception {
    adopting = new Adopting(kafka.bootstrapServers());
  }

  @AfterEach
  void disconnect() {
    adopting.close();
  }

  @Test
  void acceptsEventsThatWereFilledAnewOnceEveryStreamIsWhole() throws Exception {
    String events = adopting.context.topics.events();
    String old = adopting.context.describe(events).topicId().toString();
    register(events, old);
    Cluster cluster = new Cluster(adopting.context.admin);
    Map<String, String> config = cluster.config(events);
    cluster.delete(events);
    cluster.create(events, PARTITIONS, (short) 1, config);
    String id = adopting.context.describe(events).topicId().toString();
    adopting.context.append(Adopting.event("o-1", 2, new PaymentProcessed("p-1", 100, "card")));

    assertThat(adopting.run(events)).isEqualTo(1);
    assertThat(adopting.err()).contains("o-1/0000000001 is missing");
    assertThat(registered(events)).isEqualTo(RegisteredTopic.first(old, Adopting.TIME));

    cluster.delete(events);
    cluster.create(events, PARTITIONS, (short) 1, config);
    String whole = adopting.context.describe(events).topicId().toString();
    adopting.context.append(Adopting.created("o-1"));
    adopting.context.commit("readers", events, Map.of(0, 7L));
    assertThat(adopting.run(events)).isEqualTo(1);
    assertThat(adopting.err()).contains("The group readers is at offset 7");
    adopting.context.commit("readers", events, Map.of(0, 0L));

    assertThat(adopting.run(events, "--dry-run")).as(adopting.err()).isZero();
    assertThat(registered(events).id()).isEqualTo(old);
    assertThat(adopting.run(events)).as(adopting.err()).isZero();

    assertThat(adopting.out())
        .contains("Every stream is whole")
        .contains("is registered with the id " + whole + ", in place of " + old)
        .contains("delete both changelogs of the command service");
    assertThat(registered(events).id()).isEqualTo(whole).isNotEqualTo(id);
    assertThat(registered(events).before()).containsExactly(old);
  }

  @Test
  void acceptsAllTopicsOfAClusterThatWasFilledFromAnother() throws Exception {
    String events = adopting.context.topics.events();
    adopting.context.append(Adopting.created("o-1"));
    for (String topic : adopting.context.topics.all()) {
      register(topic, "of-another-cluster");
    }

    assertThat(adopting.run("--all")).as(adopting.err()).isZero();

    for (String topic : adopting.context.topics.all()) {
      assertThat(registered(topic).id())
          .isEqualTo(adopting.context.describe(topic).topicId().toString());
      assertThat(registered(topic).before()).containsExactly("of-another-cluster");
    }
    assertThat(adopting.out()).contains(events + " is registered with the id");
    assertThat(adopting.run("--all")).isZero();
    assertThat(adopting.out()).contains("Every topic is the one that the services know");
  }

  @Test
  void registersWhatItHasSwapped() throws Exception {
    String events = adopting.context.topics.events();
    adopting.context.append(Adopting.created("o-1"));
    String old = adopting.context.describe(events).topicId().toString();
    register(events, old);
    adopting.context.grow(events, 4);
    await().until(() -> adopting.context.describe(events).partitions().size() == 4);

    assertThat(adopting.run(events)).as(adopting.err()).isZero();

    assertThat(registered(events).id())
        .isEqualTo(adopting.context.describe(events).topicId().toString())
        .isNotEqualTo(old);
    assertThat(registered(events).before()).containsExactly(old);
  }

  private static void register(String topic, String id) throws Exception {
    try (Admin admin = Admin.create(settings())) {
      TopicRegistry.make(admin, (short) 1, 1);
      TopicRegistry.write(settings(), Map.of(topic, RegisteredTopic.first(id, Adopting.TIME)));
    }
  }

  private static RegisteredTopic registered(String topic) throws Exception {
    try (Admin admin = Admin.create(settings())) {
      return requireNonNull(TopicRegistry.read(admin, settings()).orElseThrow().get(topic));
    }
  }

  private static Map<String, Object> settings() {
    return Map.of("bootstrap.servers", kafka.bootstrapServers());
  }
}
