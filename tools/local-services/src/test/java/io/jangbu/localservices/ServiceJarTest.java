package io.jangbu.localservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceJarTest {

  @TempDir private Path home;

  @Test
  void saysThatAServiceIsNotBuilt() throws Exception {
    assertThatIllegalStateException()
        .isThrownBy(() -> ServiceJar.in(home, Service.PROJECTION))
        .withMessageContaining("projection-service is not built")
        .withMessageContaining("mvn");
    Files.createDirectories(home.resolve("projection-service/target"));
    assertThatIllegalStateException()
        .isThrownBy(() -> ServiceJar.in(home, Service.PROJECTION))
        .withMessageContaining("no *-exec.jar");
  }

  @Test
  void takesTheOneThatIsDeployed() throws Exception {
    Path target = Files.createDirectories(home.resolve("command-service/target"));
    Files.createFile(target.resolve("command-service.jar"));
    Path jar = Files.createFile(target.resolve("command-service-exec.jar"));

    assertThat(ServiceJar.in(home, Service.COMMAND)).isEqualTo(jar);
  }

  @Test
  void refusesToChooseBetweenTwo() throws Exception {
    Path target = Files.createDirectories(home.resolve("command-service/target"));
    Files.createFile(target.resolve("a-exec.jar"));
    Files.createFile(target.resolve("z-exec.jar"));

    assertThatIllegalStateException()
        .isThrownBy(() -> ServiceJar.in(home, Service.COMMAND))
        .withMessageContaining("command-service is built more than once")
        .withMessageContaining("z-exec.jar")
        .withMessageContaining("clean");
  }
}
