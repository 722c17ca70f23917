package io.jangbu.cli.importer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.cli.options.CannotStartException;
import io.jangbu.testkit.kafka.files.FileFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteOptions;

/**
 * Rows on disk, sorted by order, file and line, so that files of any size and in any order can be
 * joined in one pass. First all {@link #put}, then {@link #next} until it is null. The directory
 * goes away on {@link #close}.
 */
final class SortedRows implements AutoCloseable {

  /** A row as it stands in its file. */
  record Stored(String orderId, OlistFile file, long line, String text) {}

  // Sorts before all that an id can hold, so that the rows of "a" and "a-1" do not mix.
  private static final byte END_OF_ID = 0;
  private static final List<OlistFile> FILES = List.of(OlistFile.values());
  private static final int AFTER_ID = 1 + 1 + Long.BYTES;

  private final Path directory;
  private final Options options = new Options().setCreateIfMissing(true);
  // What is lost in a crash is read again from the files.
  private final WriteOptions noLog = new WriteOptions().setDisableWAL(true);
  private final RocksDB database;
  private @Nullable RocksIterator rows;

  private SortedRows(Path directory) throws RocksDBException {
    this.directory = directory;
    this.database = RocksDB.open(options, directory.toString());
  }

  /**
   * Opens an empty store in a new directory below {@code parent}.
   *
   * @throws CannotStartException if it cannot be made there
   */
  static SortedRows below(Path parent) throws CannotStartException {
    try {
      return new SortedRows(Files.createTempDirectory(parent, "jangbu-import-"));
    } catch (IOException e) {
      throw new CannotStartException(
          "Rows cannot be sorted in %s: %s --temp names another directory."
              .formatted(parent, FileFault.sentence(e, parent)));
    } catch (RocksDBException e) {
      throw new CannotStartException(
          "Rows cannot be sorted in %s: %s. --temp names another directory."
              .formatted(parent, e.getMessage()));
    }
  }

  void put(Stored row) throws IOException {
    byte[] id = row.orderId().getBytes(ISO_8859_1);
    byte[] key =
        ByteBuffer.allocate(id.length + AFTER_ID)
            .put(id)
            .put(END_OF_ID)
            .put((byte) FILES.indexOf(row.file()))
            .putLong(row.line())
            .array();
    try {
      database.put(noLog, key, row.text().getBytes(UTF_8));
    } catch (RocksDBException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The next row, null after the last one. */
  @Nullable Stored next() throws IOException {
    if (rows == null) {
      rows = database.newIterator();
      rows.seekToFirst();
    } else if (rows.isValid()) {
      rows.next();
    }
    try {
      rows.status();
    } catch (RocksDBException e) {
      throw new IOException(e.getMessage(), e);
    }
    return rows.isValid() ? stored(rows.key(), rows.value()) : null;
  }

  @Override
  public void close() throws IOException {
    if (rows != null) {
      rows.close();
    }
    database.close();
    noLog.close();
    options.close();
    delete(directory);
  }

  private static Stored stored(byte[] key, byte[] text) {
    int id = key.length - AFTER_ID;
    ByteBuffer afterId = ByteBuffer.wrap(key, id + 1, AFTER_ID - 1);
    return new Stored(
        new String(key, 0, id, ISO_8859_1),
        FILES.get(afterId.get()),
        afterId.getLong(),
        new String(text, UTF_8));
  }

  private static void delete(Path directory) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(directory)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }
}
