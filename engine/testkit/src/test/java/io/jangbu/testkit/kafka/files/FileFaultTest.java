package io.jangbu.testkit.kafka.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFaultTest {

  @TempDir private Path directory;

  @Test
  void namesAFileInTheWayOfADirectory() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    String sentence =
        file + " is a file where a directory is due. Move it away, or name another place.";

    assertThat(sentence(() -> Files.createDirectories(file.resolve("a").resolve("b"))))
        .isEqualTo(sentence);
    assertThat(sentence(() -> Files.writeString(file.resolve("a"), ""))).isEqualTo(sentence);
    assertThat(sentence(() -> Files.createDirectories(file))).isEqualTo(sentence);
    assertThat(sentence(() -> Files.list(file).close())).isEqualTo(sentence);
  }

  @Test
  void namesADirectoryWhereAFileIsDue() {
    assertThat(sentence(() -> Files.writeString(directory, "")))
        .isEqualTo(directory + " is a directory where a file is due. Name a file.");
    assertThat(
            FileFault.sentence(
                (IOException) catchThrowable(() -> Files.readString(directory)), directory))
        .isEqualTo(directory + " is a directory where a file is due. Name a file.");
  }

  @Test
  void namesAFileThatHoldsNoText() throws IOException {
    Path file = Files.write(directory.resolve("file"), new byte[] {(byte) 0xE9});

    assertThat(FileFault.sentence((IOException) catchThrowable(() -> Files.readString(file)), file))
        .isEqualTo(file + " is no text in UTF-8.");
  }

  @Test
  void namesWhatIsMissing() {
    Path missing = directory.resolve("missing");

    assertThat(sentence(() -> Files.readString(missing)))
        .isEqualTo("There is no file or directory " + missing + ".");
    assertThat(sentence(() -> Files.createFile(missing.resolve("a").resolve("b"))))
        .isEqualTo("There is no file or directory " + missing + ".");
    assertThat(sentence(() -> new FileOutputStream(missing.resolve("a").toFile()).close()))
        .isEqualTo("There is no file or directory " + missing + ".");
    assertThat(sentence(() -> new FileOutputStream(directory.toFile()).close()))
        .isEqualTo(directory + " is a directory where a file is due. Name a file.");
  }

  @Test
  void saysWhatTheSystemSays() {
    assertThat(FileFault.sentence(new FileSystemException("/a", null, "Read-only file system")))
        .isEqualTo("/a cannot be used: read-only file system. Mend that, or name another place.");
    assertThat(FileFault.sentence(new AccessDeniedException("/a")))
        .isEqualTo(
            "/a may not be read or written by the user "
                + System.getProperty("user.name")
                + ". Change its permissions, or name another place.");
    assertThat(sentence(() -> Files.createFile(directory.resolve("x".repeat(300)))))
        .contains("cannot be used: file name too long");
  }

  @Test
  void saysHowToMendALocaleThatCannotEncodeAName() {
    assertThat(FileFault.invalid("/tmp/한글", "ANSI_X3.4-1968"))
        .contains(
            "/tmp/한글 has characters that the names of files cannot have here: the locale of this"
                + " process encodes them as ANSI_X3.4-1968. Set a UTF-8 one, for instance"
                + " LC_ALL=C.UTF-8, and try again.");
    assertThat(FileFault.invalid("/tmp/\uFFFD\uFFFD", "UTF-8")).isPresent();
    assertThat(FileFault.invalid("/tmp/é", "ISO-8859-1")).isEmpty();
    assertThat(FileFault.invalid("/tmp/한글", "UTF-8")).isEmpty();
  }

  @Test
  void namesACharacterThatNoFileMayHave() {
    InvalidPathException failure = (InvalidPathException) catchThrowable(() -> Path.of("a\0b"));

    assertThat(FileFault.sentence(failure))
        .isEqualTo("a\0b cannot be the name of a file: Nul character not allowed.");
  }

  @Test
  void keepsTheWordsOfOtherFailures() {
    assertThat(FileFault.in(new IllegalStateException("port 1 is busy"))).isEmpty();
    assertThat(FileFault.sentence(new IllegalStateException("port 1 is busy")))
        .isEqualTo("port 1 is busy");
    assertThat(FileFault.sentence(new UncheckedIOException(new IOException("reset"))))
        .isEqualTo("reset");
  }

  private static String sentence(ThrowingCallable action) {
    return FileFault.sentence(new IllegalStateException(catchThrowable(action)));
  }
}
