package io.jangbu.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalKafkaTest {

  @TempDir private Path directory;

  @Test
  void dataAndPortSurviveARestart() throws Exception {
    String bootstrapServers;
    try (LocalKafka kafka = LocalKafka.start(directory)) {
      bootstrapServers = kafka.bootstrapServers();
      TestTopic topic = new TestTopic(bootstrapServers);
      topic.create(1, 1);
      topic.produce("before");
      assertThat(topic.consume()).containsExactly("before");
    }

    try (LocalKafka kafka = LocalKafka.start(directory)) {
      assertThat(kafka.bootstrapServers()).isEqualTo(bootstrapServers);
      TestTopic topic = new TestTopic(bootstrapServers);
      topic.produce("after");
      assertThat(topic.consume()).containsExactly("before", "after");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DIR WITH 한글", " a\\b=c:d#e!f\né ${x} %d "})
  void keepsItsDataInTheDirectoryWhateverItIsCalled(String name) throws Exception {
    Path own = directory.resolve(name);
    try (LocalKafka kafka = LocalKafka.start(own)) {
      TestTopic topic = new TestTopic(kafka.bootstrapServers());
      topic.create(1, 1);
      topic.produce("here");
    }

    assertThat(directory).isDirectoryContaining(path -> path.equals(own));
    try (Stream<Path> all = Files.list(directory)) {
      assertThat(all).containsExactly(own);
    }
    assertThat(own.resolve("broker-1/data/meta.properties")).exists();
    assertThat(own.resolve("broker-1/broker.log")).isNotEmptyFile();
  }

  @Test
  void refusesADirectoryWithACommaInItsName() {
    assertThatIllegalStateException()
        .isThrownBy(() -> LocalKafka.start(directory.resolve("a,b")))
        .withMessageContaining("name a directory without one");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aKilledBrokerComesBackWithItsData() throws Exception {
    try (LocalKafka kafka = LocalKafka.start(directory)) {
      TestTopic topic = new TestTopic(kafka.bootstrapServers());
      topic.create(1, 1);
      topic.produce("before");

      kafka.kill(0);
      assertThat(kafka.isAlive(0)).isFalse();
      kafka.restart(0);

      assertThat(topic.consume()).containsExactly("before");
    }
  }

  @Test
  void threeBrokersGoOnWithoutOneAndTakeItBack() throws Exception {
    try (LocalKafka kafka = LocalKafka.start(directory, List.of(0, 0, 0))) {
      TestTopic topic = new TestTopic(kafka.bootstrapServers());
      topic.create(3, 2);
      topic.produce("three");

      kafka.kill(1);
      topic.produce("two");
      assertThat(topic.consume()).containsExactly("three", "two");

      kafka.restart(1);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(topic.inSyncReplicas()).isEqualTo(3));
    }
  }

  @Test
  void threeBrokersComeBackWhenAllOfThemWereKilledAtOnce() throws Exception {
    try (LocalKafka kafka = LocalKafka.start(directory, List.of(0, 0, 0))) {
      TestTopic topic = new TestTopic(kafka.bootstrapServers());
      topic.create(3, 2);
      topic.produce("before");

      kafka.killAll();
      assertThat(List.of(0, 1, 2)).noneMatch(kafka::isAlive);
      kafka.restartDead();

      topic.produce("after");
      assertThat(topic.consume()).containsExactly("before", "after");
    }
  }

  @Test
  void namesABusyPort() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Integer> ports = List.of(busy.getLocalPort());
      assertThatIllegalStateException()
          .isThrownBy(() -> LocalKafka.start(directory, ports))
          .withMessageContaining("port " + busy.getLocalPort() + " is busy");
    }
  }

  @Test
  void refusesADirectoryThatAnotherOneUses() {
    try (LocalKafka _ = LocalKafka.start(directory)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> LocalKafka.start(directory))
          .withMessageContaining("in use");
    }
  }

  @Test
  void showsTheLogOfABrokerThatDoesNotStart() throws Exception {
    LocalKafka.start(directory).close();
    Path quorum = directory.resolve("broker-1/data/__cluster_metadata-0/quorum-state");
    Files.writeString(quorum, "broken");

    assertThatIllegalStateException()
        .isThrownBy(() -> LocalKafka.start(directory))
        .withMessageContaining("ended while it started")
        .withMessageContaining("quorum-state");
  }
}
