package io.jangbu.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerLoadTest {

  @Test
  void arrivesInTheProgramAsItWas() {
    PeerLoad load =
        new PeerLoad(
            "jdbc:postgresql://127.0.0.1:1/jangbu",
            "postgres",
            Path.of("a b", "password"),
            5L << 32,
            Duration.ofSeconds(8),
            Duration.ofMillis(1_500),
            Duration.ofSeconds(6),
            List.of(1, 8, 32));

    assertThat(PeerLoad.of(load.arguments().toArray(String[]::new))).isEqualTo(load);
  }
}
