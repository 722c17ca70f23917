package io.jangbu.cli.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.cli.options.CannotStartException;
import io.jangbu.testkit.kafka.files.FileFault;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The files of one directory, each found, readable and with the columns that are needed. */
final class OlistFiles {

  private final Path directory;
  private final Map<OlistFile, Header> headers = new EnumMap<>(OlistFile.class);

  private OlistFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * Finds the files and reads their first lines.
   *
   * @throws CannotStartException if the directory, a file or a column is missing
   */
  static OlistFiles in(Path directory) throws CannotStartException {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new CannotStartException(directory + " is a file. Name the directory of the data set.");
    }
    if (!Files.isDirectory(directory)) {
      throw new CannotStartException("There is no directory " + directory + ".");
    }
    OlistFiles files = new OlistFiles(directory);
    for (OlistFile file : OlistFile.values()) {
      if (Files.isDirectory(files.path(file))) {
        throw new CannotStartException(
            files.path(file)
                + " is a directory where a file is due. Put the data set's file there.");
      }
      if (!Files.isRegularFile(files.path(file))) {
        throw new CannotStartException("%s has no file %s.".formatted(directory, file.fileName));
      }
      if (!Files.isReadable(files.path(file))) {
        throw new CannotStartException(files.path(file) + " may not be read.");
      }
      try (LineReader lines = files.open(file)) {
        files.headers.put(file, Header.of(file, lines.next()));
      } catch (IOException e) {
        throw new CannotStartException(
            "%s cannot be read: %s"
                .formatted(files.path(file), FileFault.sentence(e, files.path(file))));
      }
    }
    return files;
  }

  Header header(OlistFile file) {
    Header header = headers.get(file);
    if (header == null) {
      throw new IllegalStateException("every file has a header");
    }
    return header;
  }

  LineReader open(OlistFile file) throws IOException {
    return new LineReader(new InputStreamReader(Files.newInputStream(path(file)), UTF_8));
  }

  /** Of all files together, in bytes. */
  long size() throws IOException {
    long size = 0;
    for (OlistFile file : OlistFile.values()) {
      size += Files.size(path(file));
    }
    return size;
  }

  private Path path(OlistFile file) {
    return directory.resolve(file.fileName);
  }
}
