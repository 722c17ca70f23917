package io.jangbu.localservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FootprintTest {

  @TempDir private Path directory;

  @Test
  void tellsTheMemoryOfAProcess() {
    assertThat(Footprint.residentBytes(ProcessHandle.current().pid()))
        .isBetween(20L << 20, 8L << 30);
  }

  @Test
  void tellsWhatADirectoryTakesOnDisk() throws IOException {
    long before = Footprint.diskBytes(directory);
    Files.write(directory.resolve("file"), new byte[1 << 20]);

    assertThat(Footprint.diskBytes(directory) - before).isBetween(1L << 20, 2L << 20);
  }

  @Test
  void deletesAllOfADirectoryAndMindsNotIfThereIsNone() throws IOException {
    Path deep = Files.createDirectories(directory.resolve("one/two"));
    Files.writeString(deep.resolve("file"), "text");

    Footprint.delete(directory.resolve("one"));
    Footprint.delete(directory.resolve("one"));

    assertThat(directory).isEmptyDirectory();
  }
}
