package io.jangbu.schemas.order;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The bytes that each release wrote: {@code golden/orders/<release of its schema>/<name>.hex}, 32
 * bytes a line.
 *
 * <p>{@code mvn -pl schemas test -Dgolden.write=true} writes those that are missing. One that is
 * there is never written again: such bytes are in topics by now.
 */
final class GoldenRecords {

  private static final Path DIRECTORY = Path.of("src/test/resources/golden/orders");
  private static final HexFormat HEX = HexFormat.of();
  private static final int LINE = 64;

  private GoldenRecords() {}

  static boolean exists(int release, String name) {
    return Files.exists(file(release, name));
  }

  static byte[] read(int release, String name) throws IOException {
    return HEX.parseHex(String.join("", Files.readAllLines(file(release, name))));
  }

  static void writeIfMissing(int release, String name, byte[] bytes) throws IOException {
    if (!exists(release, name)) {
      Files.createDirectories(file(release, name).getParent());
      Files.writeString(
          file(release, name),
          HEX.formatHex(bytes).replaceAll(".{" + LINE + "}", "$0\n").strip() + "\n");
    }
  }

  /** The names of all records of a release. */
  static List<String> names(int release) throws IOException {
    try (Stream<Path> files = Files.list(DIRECTORY.resolve(Integer.toString(release)))) {
      return files.map(file -> file.getFileName().toString().replace(".hex", "")).sorted().toList();
    }
  }

  private static Path file(int release, String name) {
    return DIRECTORY.resolve(Integer.toString(release)).resolve(name + ".hex");
  }
}
