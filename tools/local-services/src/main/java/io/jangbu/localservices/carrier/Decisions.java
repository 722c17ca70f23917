package io.jangbu.localservices.carrier;

import io.jangbu.testkit.kafka.files.FileFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the carrier has said for good, by idempotency key: a file that only grows, so that a restart
 * changes nothing.
 */
final class Decisions implements AutoCloseable {

  /**
   * @param reference of the shipment, empty if it was refused
   */
  record Decision(String key, String orderId, String reference) {

    boolean isAccepted() {
      return !reference.isEmpty();
    }

    private String line() {
      return key + "\t" + orderId + "\t" + reference + "\n";
    }

    private static Decision of(String line) {
      String[] fields = line.split("\t", -1);
      return new Decision(fields[0], fields[1], fields[2]);
    }
  }

  private final Map<String, Decision> byKey = new ConcurrentHashMap<>();
  private final FileChannel file;

  private Decisions(FileChannel file) {
    this.file = file;
  }

  static Decisions open(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      String content = Files.exists(path) ? Files.readString(path) : "";
      // A carrier that was killed while it wrote leaves a part of a line, which was never answered.
      String whole = content.substring(0, content.lastIndexOf('\n') + 1);
      FileChannel file =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      file.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
      file.position(file.size());
      Decisions decisions = new Decisions(file);
      whole.lines().map(Decision::of).forEach(d -> decisions.byKey.put(d.key, d));
      return decisions;
    } catch (IOException e) {
      throw new UncheckedIOException(FileFault.naming(path, e));
    }
  }

  Optional<Decision> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** The decision under this key: the first one made, whoever asks again. */
  Decision decide(Decision decision) {
    return byKey.computeIfAbsent(decision.key, _ -> written(decision));
  }

  Collection<Decision> all() {
    return byKey.values();
  }

  Map<String, List<String>> acceptedKeysByOrder() {
    Map<String, List<String>> keys = new TreeMap<>();
    byKey.values().stream()
        .filter(Decision::isAccepted)
        .forEach(d -> keys.computeIfAbsent(d.orderId, _ -> new ArrayList<>()).add(d.key));
    return keys;
  }

  private synchronized Decision written(Decision decision) {
    try {
      ByteBuffer line = StandardCharsets.UTF_8.encode(decision.line());
      while (line.hasRemaining()) {
        file.write(line);
      }
      return decision;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
