package io.jangbu.systemtests.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Prometheus, Grafana, Compose and a hosted build start with a file that can be read, or not. */
class YamlFilesTest {

  @Test
  void canAllBeRead() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String place : List.of("deploy", ".github", "docker-compose.yml")) {
      try (Stream<Path> files = Files.walk(Path.of("..", "..", place))) {
        files.filter(file -> file.toString().endsWith(".yml")).forEach(all::add);
      }
    }

    assertThat(all).hasSizeGreaterThan(3);
    for (Path file : all) {
      String text = Files.readString(file);
      assertThatCode(() -> new Yaml().loadAll(text).forEach(_ -> {}))
          .as(file.toString())
          .doesNotThrowAnyException();
    }
  }
}
