package io.jangbu.command.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The memory of the stores is shared out by this number. */
class IdempotencyStoreSegmentsTest {

  private static final byte[] SOMETHING = {1};

  @TempDir private Path directory;

  @Test
  void hasAsManySegmentsAsItSays() throws Exception {
    Set<Long> seen = new HashSet<>();
    WindowStore<byte[], byte[]> store =
        IdempotencyStore.store("memory").withLoggingDisabled().build();
    MockProcessorContext<Void, Void> task =
        new MockProcessorContext<>(settings(), new TaskId(0, 0), directory.toFile());
    store.init(task.getStateStoreContext(), store);
    Instant start = Instant.parse("2026-11-21T10:00:00Z");
    for (int hours = 0; hours < 30 * 24; hours += 6) {
      store.put(SOMETHING, SOMETHING, start.plus(Duration.ofHours(hours)).toEpochMilli());
      seen.add(segments());
    }
    store.close();

    assertThat(seen).contains((long) IdempotencyStore.STORES);
    assertThat(seen).allMatch(segments -> segments <= IdempotencyStore.STORES);
  }

  private long segments() throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      Set<Path> stores =
          files
              .filter(file -> file.getFileName().toString().equals("CURRENT"))
              .map(Path::getParent)
              .collect(Collectors.toSet());
      return stores.size();
    }
  }

  private static Properties settings() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "segments");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    return settings;
  }
}
