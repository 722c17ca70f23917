package io.jangbu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.cli.options.FileSentences;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and directories that cannot be used: a sentence, an exit code, and no stack trace. */
class UnusablePlacesTest {

  @TempDir private Path directory;
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"up", "reset"})
  void nameAFileWhereTheDataShouldLie(String command) throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    assertThat(run(command, "--data", file.toString())).isEqualTo(1);
    assertThat(err)
        .hasToString(
            file + " is a file where a directory is due. Move it away, or name another place.\n");
  }

  @Test
  void nameAFileAboveTheData() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    assertThat(run("up", "--data", file.resolve("a/b").toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith(file + " is a file where a directory is due.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"logs", "services/command-service/pid", "kafka", "lock"})
  void nameWhatIsInTheWayOfWhatUpMakes(String name) throws Exception {
    Path there = directory.resolve(name);
    Files.createDirectories(there.getParent());
    if (name.equals("lock") || name.endsWith("pid")) {
      Files.createDirectory(there);
    } else {
      Files.createFile(there);
    }

    assertThat(run(upOnFreePorts())).isEqualTo(1);
    assertThat(err.toString()).startsWith(there + " is a ");
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void nameADirectoryThatKafkaOrPostgresMisunderstands() {
    for (String name : List.of("a,b", "a$b", "a\"b", "a%b")) {
      Path own = directory.resolve(name);
      err.getBuffer().setLength(0);

      assertThat(run("up", "--data", own.toString())).isEqualTo(1);
      assertThat(err.toString()).contains(own.toString()).contains("name a directory without");
      assertThat(own).doesNotExist();
    }
  }

  @Test
  void nameAPathThatNoFileCanHave() {
    assertThat(run("up", "--data", "a\0b")).isEqualTo(2);
    assertThat(err.toString())
        .contains("a\0b cannot be the name of a file")
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"transactions", "transactions heal"})
  void nameAFileOfSettingsThatCannotBeRead(String command) throws Exception {
    List<String> words = List.of(command.split(" ", -1));
    Path latin = Files.write(directory.resolve("latin"), new byte[] {'a', '=', (byte) 0xE9});

    for (Path file : List.of(directory, directory.resolve("none"), latin)) {
      err.getBuffer().setLength(0);
      assertThat(run(with(words, "--command-config", file.toString()))).isEqualTo(2);
      assertThat(err.toString())
          .startsWith("--command-config: " + file + " cannot be read: ")
          .doesNotContain("Exception");
    }
  }

  @Test
  void nameAFileOfArgumentsThatIsADirectory() {
    assertThat(run("verify", "@" + directory)).isEqualTo(2);
    assertThat(err).hasToString(directory + " is a directory where a file is due. Name a file.\n");
  }

  @Test
  void nameADirectoryThatHoldsNoDataOfUp() {
    assertThat(run("topics", "adopt", "orders.commands", "--data", directory.toString()))
        .isEqualTo(1);
    assertThat(err).hasToString("There is no data of `up` in " + directory + ".\n");
    assertThat(directory).isEmptyDirectory();
  }

  private String[] upOnFreePorts() {
    return with(
        List.of("up"),
        "--data",
        directory.toString(),
        "--kafka-port=0",
        "--postgres-port=0",
        "--command-port=0",
        "--projection-port=0",
        "--shipping-port=0",
        "--carrier-port=0");
  }

  private static String[] with(List<String> words, String... more) {
    return Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new);
  }

  private int run(String... arguments) {
    return FileSentences.execute(
        Jangbu.commandLine()
            .setOut(new PrintWriter(new StringWriter(), true))
            .setErr(new PrintWriter(err, true)),
        arguments);
  }
}
