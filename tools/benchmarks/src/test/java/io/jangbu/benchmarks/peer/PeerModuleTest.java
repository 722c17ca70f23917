package io.jangbu.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerModuleTest {

  @TempDir private Path home;
  private PeerModule module = PeerModule.of(Path.of(""));

  @BeforeEach
  void layOut() throws IOException {
    module = PeerModule.of(home);
    Path lib = Files.createDirectories(home.resolve("tools/peers/target/lib"));
    for (String name : new String[] {"axon-messaging-5.0.1", "axon-5", "axon-test-1"}) {
      Files.createFile(lib.resolve(name + ".jar"));
    }
  }

  @Test
  void isBuiltOnceItsJarIsThere() throws IOException {
    assertThatIllegalStateException()
        .isThrownBy(module::requireBuilt)
        .withMessageContaining("the peers are not built");

    Files.createFile(home.resolve("tools/peers/target/peers.jar"));
    module.requireBuilt();
  }

  @Test
  void tellsVersionsAsTheyWereResolved() {
    assertThat(module.resolved("axon-messaging")).isEqualTo("axon-messaging-5.0.1");
    assertThat(module.resolved("axon")).isEqualTo("axon-5");
    assertThatIllegalStateException()
        .isThrownBy(() -> module.resolved("pekko"))
        .withMessageContaining("no pekko");
  }
}
