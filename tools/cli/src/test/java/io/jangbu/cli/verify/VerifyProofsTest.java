package io.jangbu.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.cli.checkpoints.AnchorCommand;
import io.jangbu.kafka.integrity.Beginning;
import io.jangbu.kafka.integrity.Beginnings;
import io.jangbu.kafka.integrity.ChainHead;
import io.jangbu.kafka.integrity.Checkpoint;
import io.jangbu.kafka.integrity.CheckpointSigner;
import io.jangbu.kafka.integrity.Checkpoints;
import io.jangbu.kafka.integrity.EventKeys;
import io.jangbu.kafka.integrity.EventSeal;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.testkit.kafka.LocalKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code verify} proves with a public key, and with the secret ones, on a real broker. */
@Timeout(90)
class VerifyProofsTest {

  private static final OrderEvent CREATED =
      new OrderCreated("ada", "EUR", List.of(new Line("ink", 1, 100)), 0, 100);
  private static final OrderEvent PAID = new PaymentProcessed("p-1", 100, "card");
  private static final OrderEvent SHIPPED = new OrderShipped("dhl", null);

  @TempDir static Path directory;

  private static LocalKafka kafka;

  private final String key = EventKeys.random("k");
  private final EventKeys keys = EventKeys.parse(key, null);
  private final String pair = CheckpointSigner.random();
  private Path publicKey = directory;
  private Path secretKeys = directory;
  private String out = "";

  @BeforeAll
  static void start() {
    kafka = LocalKafka.start(directory.resolve("kafka"));
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @BeforeEach
  void writeKeys() throws Exception {
    publicKey = Files.createTempFile(directory, "public", ".pem");
    secretKeys = Files.createTempFile(directory, "event", ".keys");
    Files.writeString(publicKey, CheckpointSigner.publicKey(pair));
    Files.writeString(secretKeys, "# of a test\n" + key + "\n");
  }

  @Test
  void provesWhatWasSignedAndTellsWhatIsNotYet() throws Exception {
    try (OrderTopic topic = OrderTopic.create(kafka.bootstrapServers(), "proven", 1)) {
      EventSeal seal = seal("proven.events");
      topic.append(seal, "o-1", 1, CREATED);
      topic.append(seal, "o-1", 2, PAID);
      sign("proven.events", seal.head());
      topic.append(seal, "o-1", 3, SHIPPED);

      assertThat(verify(topic, "--public-key", publicKey, "--keys", secretKeys)).isZero();
      assertThat(out)
          .containsPattern("in the chain +3\n +behind all checkpoints +1\n")
          .containsPattern("checkpoints\n +findings +0\n")
          .contains("Nothing wrong was found.");
    }
  }

  @Test
  void findsAForgedEventByItself() throws Exception {
    try (OrderTopic topic = OrderTopic.create(kafka.bootstrapServers(), "forged", 1)) {
      EventSeal seal = seal("forged.events");
      topic.append(seal, "o-1", 1, CREATED);
      topic.append(seal, "o-1", 2, PAID);
      begin("forged.events");
      String forged = topic.append("o-1", 3, SHIPPED);

      assertThat(verify(topic)).isEqualTo(1);
      assertThat(out)
          .contains(forged + ": has no place in the chain, which goes on since offset 0\n");
      assertThat(verify(topic, "--keys", secretKeys)).isEqualTo(1);
      assertThat(out).contains(forged + ": it has no authentication code: it is taken by nobody\n");
    }
  }

  @Test
  void findsWhatWasChangedDroppedAndAddedSinceItWasSigned() throws Exception {
    try (OrderTopic topic = OrderTopic.create(kafka.bootstrapServers(), "rewritten", 1)) {
      EventSeal signed = seal("rewritten.events");
      EventSeal written = seal("rewritten.events");
      for (String order : List.of("o-1", "o-2")) {
        signedOnly(signed, order);
        topic.append(written, order, 1, CREATED);
      }
      sign("rewritten.events", signed.head());

      assertThat(verify(topic)).as("anyone can make a chain").isZero();
      assertThat(verify(topic, "--public-key", publicKey)).isEqualTo(1);
      assertThat(out).contains("is not what was at place 2 of the chain when a checkpoint was");

      signedOnly(signed, "o-3");
      sign("rewritten.events", signed.head());
      assertThat(verify(topic, "--public-key", publicKey)).isEqualTo(1);
      assertThat(out)
          .contains("the places of the chain after it are missing up to 3, where a checkpoint was");
    }
  }

  @Test
  void findsCheckpointsThatAreMissingForgedOrOfAnotherTopic() throws Exception {
    try (OrderTopic topic = OrderTopic.create(kafka.bootstrapServers(), "moved", 1)) {
      EventSeal seal = seal("moved.events");
      topic.append(seal, "o-1", 1, CREATED);

      assertThat(verify(topic, "--public-key", publicKey)).isEqualTo(1);
      assertThat(out).contains("moved.events-0: there is no checkpoint that this key has signed\n");

      Checkpoint elsewhere =
          new Checkpoint(
              new TopicPartition("moved.events", 0),
              "another-id",
              seal.head(),
              Instant.now(),
              CheckpointSigner.of(pair).id());
      write(CheckpointSigner.of(pair), elsewhere);
      assertThat(verify(topic, "--public-key", publicKey)).isEqualTo(1);
      assertThat(out).contains("moved.events-0: its checkpoints are of another topic of that name");

      assertThat(anchor(topic)).isZero();
      assertThat(out).contains("Signed the chains of 1 partitions.");
      assertThat(verify(topic, "--public-key", publicKey)).isZero();

      CheckpointSigner other = CheckpointSigner.of(CheckpointSigner.random());
      sign("moved.events", seal.head());
      write(
          other,
          new Checkpoint(
              elsewhere.partition(),
              elsewhere.topicId(),
              seal.head(),
              Instant.now(),
              elsewhere.key()));
      assertThat(verify(topic, "--public-key", publicKey)).isEqualTo(1);
      assertThat(out)
          .contains("jangbu.checkpoints offset ")
          .contains("its signature does not hold");
    }
  }

  @Test
  void signsNothingWhereAChainIsBrokenUnlessItIsToldTo() throws Exception {
    try (OrderTopic topic = OrderTopic.create(kafka.bootstrapServers(), "broken", 1)) {
      topic.append(seal("broken.events"), "o-1", 1, CREATED);
      String forged = topic.append("o-1", 2, PAID);

      assertThat(anchor(topic)).isEqualTo(1);
      assertThat(out).contains(forged + ": has no place in the chain", "Nothing was signed.");
      assertThat(anchor(topic, "--as-it-is", "--keys", secretKeys)).isZero();
      assertThat(verify(topic, "--public-key", publicKey, "--keys", secretKeys)).isEqualTo(1);
      assertThat(out)
          .as("it stays out of the chain, and needs no code any more")
          .contains(forged + ": has no place in the chain")
          .contains("1 finding.");
    }
  }

  private EventSeal seal(String topic) {
    return new EventSeal(topic, keys, ChainHead.first(topic, 0, 0));
  }

  /** One that is not in the log. */
  private static void signedOnly(EventSeal seal, String order) {
    seal.seal((order + "/0000000001").getBytes(UTF_8), new byte[] {1}, new RecordHeaders());
  }

  private void sign(String topic, ChainHead head) throws Exception {
    TopicPartition partition = new TopicPartition(topic, 0);
    CheckpointSigner signer = CheckpointSigner.of(pair);
    write(signer, new Checkpoint(partition, id(topic), head, Instant.now(), signer.id()));
  }

  private static void write(CheckpointSigner signer, Checkpoint checkpoint) throws Exception {
    try (Admin admin = Admin.create(client())) {
      Checkpoints.make(admin, (short) 1, 1);
    }
    Checkpoints.write(client(), signer, List.of(checkpoint));
  }

  private void begin(String topic) throws Exception {
    try (Admin admin = Admin.create(client())) {
      new Beginnings(keys, VerifyProofsTest::client, VerifyProofsTest::client)
          .write(
              admin,
              client(),
              (short) 1,
              1,
              Map.of(new TopicPartition(topic, 0), new Beginning(id(topic), 0)));
    }
  }

  private static String id(String topic) throws Exception {
    try (Admin admin = Admin.create(client())) {
      return requireNonNull(Beginnings.ids(admin, Set.of(new TopicPartition(topic, 0))).get(topic));
    }
  }

  private static Map<String, Object> client() {
    return Map.of("bootstrap.servers", kafka.bootstrapServers());
  }

  private int verify(OrderTopic topic, Object... options) {
    return run(new VerifyCommand(List.of(topic.log)), options);
  }

  private int anchor(OrderTopic topic, Object... options) throws Exception {
    Path pairs = Files.createTempFile(directory, "pair", ".pem");
    Files.writeString(pairs, pair);
    List<Object> all = new ArrayList<>(List.of("--key-file", pairs));
    all.addAll(List.of(options));
    return run(new AnchorCommand(List.of(topic.log)), all.toArray());
  }

  private int run(Object command, Object... options) {
    List<String> arguments =
        new ArrayList<>(List.of("--bootstrap-servers", kafka.bootstrapServers()));
    List.of(options).forEach(option -> arguments.add(option.toString()));
    StringWriter written = new StringWriter();
    int exitCode =
        new CommandLine(command)
            .setOut(new PrintWriter(written))
            .setErr(new PrintWriter(written))
            .execute(arguments.toArray(String[]::new));
    out = written.toString();
    return exitCode;
  }
}
