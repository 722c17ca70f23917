package io.jangbu.cli.transactions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.testkit.kafka.torn.TornTransactions;
import io.jangbu.testkit.kafka.torn.TornTransactions.Writer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransactionsCommandTest {

  private static final byte[] BYTES = "v".getBytes(UTF_8);

  private TornTransactions broker;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  void start(@TempDir Path directory) {
    broker = TornTransactions.start(directory);
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  @Test
  void showsWhatHangsAndEndsItAsItHasEnded() throws Exception {
    String topic = broker.topic(3);
    TopicPartition whole = new TopicPartition(topic, 0);
    Writer committed = broker.ended(whole, true);
    broker.tear(committed, new TopicPartition(topic, 1), BYTES, BYTES);
    Writer aborted = broker.ended(whole, false);
    broker.tear(aborted, new TopicPartition(topic, 2), BYTES, BYTES);

    assertThat(run()).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            topic
                + "-1 is held from offset 0 on by a transaction of producer "
                + committed.producerId()
                + " ("
                + committed.transactionalId()
                + "), which was committed, and hangs.",
            "which was aborted, and hangs.",
            "2 open, 2 of them hang: ./jangbu transactions heal ends those.");
    assertThat(run("heal", "--dry-run")).isEqualTo(1);
    assertThat(out.toString()).contains("would commit it.", "would abort it.");
    assertThat(run("heal")).isZero();
    assertThat(out.toString()).contains("which was committed: committed it.", "2 found.");
    assertThat(run()).isZero();
    assertThat(out.toString()).contains("0 open, none of them hangs.");
  }

  @Test
  void abortsWhatAProducerHasOpenThatItsCoordinatorKnows() throws Exception {
    TopicPartition partition = new TopicPartition(broker.topic(1), 0);
    try (var _ = broker.begun(partition)) {
      assertThat(run()).isZero();
      assertThat(out.toString())
          .contains(partition + " is held from offset 0 on by a transaction of producer ");
      String id = out.toString().replaceAll("(?s).*\\((app-[^)]*)\\).*", "$1");

      assertThat(run("abort", id)).isZero();
      assertThat(run()).isZero();
      assertThat(out.toString()).contains("0 open");
    }
  }

  @Test
  void saysThatThereIsNoSuchProducer() {
    assertThat(run("abort", "nobody")).isEqualTo(2);
    assertThat(err.toString())
        .contains("No coordinator knows a producer of that transactional.id.");
  }

  @Test
  void saysThatItsSettingsCannotBeRead(@TempDir Path directory) {
    assertThat(run("--command-config", directory.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--command-config: ", "cannot be read");
  }

  @Test
  void takesSettingsFromAFile(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("client"), "client.id=someone\n");
    assertThat(run("--command-config", file.toString())).isZero();
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--bootstrap-servers=" + broker.bootstrapServers());
    return new CommandLine(new TransactionsCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }
}
