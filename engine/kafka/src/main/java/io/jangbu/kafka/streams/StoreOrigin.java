package io.jangbu.kafka.streams;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/**
 * Which changelog topics the local stores were made from, by their ids, in a file beside them.
 *
 * <p>Kafka Streams goes by a topic's name: stores of a topic that was deleted and recreated would
 * be taken for restored as far as the old topic went, and be something else than the new one says.
 */
public final class StoreOrigin {

  /** Such as {@code 0_3}. */
  private static final String TASK = "\\d+_\\d+";

  private final Path stores;
  private final Path file;

  /** That of an application's stores below the state directory. */
  public StoreOrigin(Path stateDirectory, String applicationId) {
    this.stores = stateDirectory.resolve(applicationId);
    this.file = stateDirectory.resolve(applicationId + ".changelogs");
  }

  /**
   * Whether there are stores at all.
   *
   * @throws UncheckedIOException if the directory cannot be read
   */
  public boolean hasStores() {
    if (!Files.isDirectory(stores)) {
      return false;
    }
    try (Stream<Path> tasks = Files.list(stores)) {
      return tasks.anyMatch(task -> task.getFileName().toString().matches(TASK));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether the stores may be kept.
   *
   * @param changelogs the id of each changelog that there is
   * @return false if it is not known that the stores come from these
   * @throws UncheckedIOException if what was noted cannot be read
   */
  public boolean is(Map<String, Uuid> changelogs) {
    return Files.exists(file) && properties(changelogs).entrySet().containsAll(noted().entrySet());
  }

  /** The stores are gone. */
  public void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Notes what the stores come from, as far as it is not noted already.
   *
   * @throws UncheckedIOException if that is not possible
   */
  public void note(Map<String, Uuid> changelogs) {
    Properties all = properties(changelogs);
    if (Files.exists(file)) {
      all.putAll(noted());
    }
    Path written = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (Writer out = Files.newBufferedWriter(written)) {
        all.store(out, null);
      }
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Properties noted() {
    Properties noted = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      noted.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return noted;
  }

  private static Properties properties(Map<String, Uuid> changelogs) {
    Properties properties = new Properties();
    changelogs.forEach((name, id) -> properties.setProperty(name, id.toString()));
    return properties;
  }
}
