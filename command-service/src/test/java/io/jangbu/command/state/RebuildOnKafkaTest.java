package io.jangbu.command.state;

import static io.jangbu.command.AggregateSample.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.command.AggregateSample;
import io.jangbu.command.Http;
import io.jangbu.command.RunningService;
import io.jangbu.command.TopicClient;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.testkit.hosts.KafkaHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** The whole service at a broker of its own, whose changelogs the tests may delete. */
@Tag("slow")
class RebuildOnKafkaTest {

  /** Of each context: enough for a rebuild that can be caught while it goes on. */
  private static final int STREAMS = 1_000;

  /** Three types of four partitions each. */
  private static final int TASKS = 20;

  @TempDir private static Path directory;
  private static KafkaHost broker;
  private static Path state;
  private static RunningService service;

  private final List<AggregateSample<?>> samples = AggregateSample.all().toList();
  private final Map<AggregateSample<?>, TopicClient> clients = new HashMap<>();

  @BeforeAll
  static void start() throws Exception {
    broker = KafkaHost.start();
    state = directory.resolve("state");
    service = RunningService.start(broker, state);
    for (AggregateSample<?> sample : AggregateSample.all().toList()) {
      fill(sample);
    }
  }

  /** Of each stream, what it accepts and then what it refuses. */
  private static <C> void fill(AggregateSample<C> sample) {
    try (TopicClient client = new TopicClient(broker.bootstrapServers(), sample.type())) {
      for (int i = 0; i < STREAMS; i++) {
        String stream = "filled-" + i;
        for (C payload : sample.accepted()) {
          client.send(sample.record(command(stream, payload)));
        }
        client.send(sample.record(command(stream, sample.refused())));
      }
      Http http = new Http(service.url());
      // One of each partition at least, most likely.
      for (int i = STREAMS - 20; i < STREAMS; i++) {
        CommandEnvelope<C> last = command("filled-" + i, sample.refused());
        client.send(sample.record(last));
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> http.get("/commands/" + last.commandId()).status() == 200);
      }
    }
  }

  @AfterAll
  static void stop() {
    service.close();
    broker.close();
  }

  @BeforeEach
  void connect() {
    samples.forEach(
        sample -> clients.put(sample, new TopicClient(broker.bootstrapServers(), sample.type())));
  }

  @AfterEach
  void disconnect() {
    clients.values().forEach(TopicClient::close);
  }

  @Test
  void hasTheSameStateAfterARebuildAsBefore() {
    Map<AggregateSample<?>, StoreContents> before = contents();

    String id = askForRebuild();
    awaitRebuild(id);

    assertSame(before);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void comesBackWhenTheChangelogsAreDeleted(boolean stateDirectoryToo) throws Exception {
    Map<AggregateSample<?>, StoreContents> before = contents();
    service.close();
    deleteChangelogs();
    if (stateDirectoryToo) {
      FileSystemUtils.deleteRecursively(state);
    }

    service = RunningService.start(broker, state);
    awaitReady();

    assertSame(before);
    samples.forEach(this::takesUpWhereItWas);
  }

  @Test
  void beginsAnewWhenItIsStoppedInTheMiddle() {
    Map<AggregateSample<?>, StoreContents> before = contents();
    askForRebuild();
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(2))
        .until(() -> held().stream().anyMatch(partition -> !partition.path("ready").asBoolean()));
    service.close();

    service = RunningService.start(broker, state);
    awaitReady();

    assertSame(before);
  }

  @Test
  void decidesWhatIsSentMeanwhileAfterIt() {
    String id = askForRebuild();
    List<Sent<?>> sent = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          samples.forEach(sample -> sent.add(begin(sample)));
          return isDone(id);
        });

    assertThat(sent).hasSizeGreaterThan(10);
    sent.forEach(one -> assertThat(result(one).accepted()).isTrue());
    for (AggregateSample<?> sample : samples) {
      assertGapless(sample);
    }
    Map<AggregateSample<?>, StoreContents> before = contents();
    awaitRebuild(askForRebuild());
    assertSame(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"rebuild\":\" \"}", "{}"})
  void refusesARebuildWithoutAnId(String body) {
    assertThat(new Http(service.url()).post("/actuator/commandstate", body).status())
        .isEqualTo(400);
  }

  private record Sent<C>(AggregateSample<C> sample, CommandEnvelope<C> command) {}

  /** A new stream, the command twice, and then what it accepts next. */
  private <C> Sent<C> begin(AggregateSample<C> sample) {
    String stream = UUID.randomUUID().toString();
    TopicClient client = client(sample);
    CommandEnvelope<C> begin = sample.begin(stream);
    client.send(sample.record(begin));
    client.send(sample.record(begin));
    CommandEnvelope<C> next = AggregateSample.expecting(1, sample.next(stream));
    client.send(sample.record(next));
    return new Sent<>(sample, next);
  }

  private CommandResult result(Sent<?> sent) {
    byte[] bytes = client(sent.sample()).awaitResult(sent.command().commandId()).value();
    return sent.sample().type().codec().decodeResult(bytes);
  }

  private <C> void takesUpWhereItWas(AggregateSample<C> sample) {
    Map.Entry<UUID, CommandResult> known =
        StoreContents.of(service.streams(), sample).accepted().entrySet().iterator().next();
    CommandResult first = known.getValue();
    C payload = sample.accepted().get(Math.toIntExact(first.version()) - 1);
    CommandEnvelope<C> again =
        new CommandEnvelope<>(known.getKey(), first.streamId(), null, null, null, payload);
    TopicClient client = client(sample);
    int before = client.awaitResults(again.commandId(), 1).size();
    client.send(sample.record(again));
    byte[] result = client.awaitResults(again.commandId(), before + 1).getLast().value();
    assertThat(sample.type().codec().decodeResult(result)).isEqualTo(first);

    Sent<C> fresh = begin(sample);
    assertThat(result(fresh)).returns(2L, CommandResult::version);
    assertGapless(sample);
  }

  private void assertGapless(AggregateSample<?> sample) {
    Map<String, List<Long>> versions =
        client(sample).allEvents().stream()
            .map(record -> event(sample, record))
            .collect(
                Collectors.groupingBy(
                    EventEnvelope::streamId,
                    Collectors.mapping(EventEnvelope::version, Collectors.toList())));
    assertThat(versions).hasSizeGreaterThanOrEqualTo(STREAMS);
    versions.forEach((stream, found) ->
        assertThat(found)
            .as(stream)
            .isEqualTo(LongStream.rangeClosed(1, found.size()).boxed().toList()));
  }

  private static EventEnvelope<?> event(
      AggregateSample<?> sample, ConsumerRecord<byte[], byte[]> record) {
    return sample.type().codec().decodeEvent(record.value());
  }

  private TopicClient client(AggregateSample<?> sample) {
    return clients.computeIfAbsent(
        sample, _ -> new TopicClient(broker.bootstrapServers(), sample.type()));
  }

  private Map<AggregateSample<?>, StoreContents> contents() {
    awaitReady();
    Map<AggregateSample<?>, StoreContents> contents = new HashMap<>();
    samples.forEach(sample -> contents.put(sample, StoreContents.of(service.streams(), sample)));
    return contents;
  }

  private void assertSame(Map<AggregateSample<?>, StoreContents> before) {
    Map<AggregateSample<?>, StoreContents> after = contents();
    before.forEach((sample, was) -> {
      assertThat(was.snapshots()).hasSizeGreaterThanOrEqualTo(STREAMS);
      assertThat(after.get(sample)).isEqualTo(was);
    });
  }

  private static void deleteChangelogs() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      Set<String> changelogs =
          admin.listTopics().names().get().stream()
              .filter(name -> name.endsWith("-changelog"))
              .collect(Collectors.toSet());
      assertThat(changelogs).hasSize(6);
      admin.deleteTopics(changelogs).all().get();
      await()
          .until(() -> admin.listTopics().names().get().stream().noneMatch(changelogs::contains));
    }
  }

  private static String askForRebuild() {
    String id = UUID.randomUUID().toString();
    assertThat(
            new Http(service.url())
                .post("/actuator/commandstate", "{\"rebuild\":\"" + id + "\"}")
                .status())
        .isEqualTo(200);
    return id;
  }

  private static void awaitRebuild(String id) {
    await().atMost(Duration.ofSeconds(60)).until(() -> isDone(id));
  }

  private static boolean isDone(String id) {
    List<JsonNode> held = held();
    return held.size() == TASKS
        && held.stream()
            .allMatch(partition ->
                partition.path("ready").asBoolean()
                    && partition.path("rebuild").asString("").equals(id));
  }

  private static void awaitReady() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            held().size() == TASKS
                && held().stream().allMatch(partition -> partition.path("ready").asBoolean()));
  }

  private static List<JsonNode> held() {
    List<JsonNode> held = new ArrayList<>();
    new Http(service.url())
        .get("/actuator/commandstate")
        .json()
        .path("contexts")
        .forEach(context -> context.path("held").forEach(held::add));
    return held;
  }
}
