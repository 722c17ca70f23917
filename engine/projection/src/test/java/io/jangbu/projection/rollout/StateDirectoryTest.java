package io.jangbu.projection.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {

  @Test
  void deletesWhatOneApplicationHasLeftAndNothingElse(@TempDir Path path) throws Exception {
    Files.writeString(Files.createDirectories(path.resolve("it-2/0_1")).resolve("store"), "views");
    Files.createDirectories(path.resolve("it/0_1"));
    Files.createDirectories(path.resolve("it-23/0_1"));
    StateDirectory state = new StateDirectory(path);

    state.delete("it-2");
    state.delete("it-3");

    try (var left = Files.list(path)) {
      assertThat(left).containsExactlyInAnyOrder(path.resolve("it"), path.resolve("it-23"));
    }
  }
}
