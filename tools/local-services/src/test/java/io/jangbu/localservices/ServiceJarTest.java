package io.jangbu.localservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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
  void takesTheYoungestThatIsDeployed() throws Exception {
    Path target = Files.createDirectories(home.resolve("command-service/target"));
    Files.createFile(target.resolve("command-service.jar"));
    Path old = Files.createFile(target.resolve("z-exec.jar"));
    Path young = Files.createFile(target.resolve("a-exec.jar"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(60)));

    assertThat(ServiceJar.in(home, Service.COMMAND)).isEqualTo(young);
  }
}
