package io.jangbu.shop.schemas.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bytes that each release wrote: {@code golden/<context>/<release of its schema>/<name>.hex},
 * 32 bytes a line.
 *
 * <p>{@code mvn -pl schemas test -Dgolden.write=true} writes those that are missing. One that is
 * there is never written again: such bytes are in topics by now.
 */
final class GoldenRecords {

  private static final Path DIRECTORY = Path.of("src/test/resources/golden");
  private static final HexFormat HEX = HexFormat.of();
  private static final int LINE = 64;

  private GoldenRecords() {}

  /** What a release of the sample's schema wrote of it, if it was known then. */
  static Optional<byte[]> read(Sample<?> sample, int release) throws IOException {
    Path file = file(sample, release);
    return Files.exists(file)
        ? Optional.of(HEX.parseHex(String.join("", Files.readAllLines(file))))
        : Optional.empty();
  }

  static void writeIfMissing(Sample<?> sample) throws IOException {
    Path file = file(sample, sample.release());
    if (!Files.exists(file)) {
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          HEX.formatHex(sample.encoded()).replaceAll(".{" + LINE + "}", "$0\n").strip() + "\n");
    }
  }

  /** Every record of every release and context, such as {@code orders/CreateOrder}. */
  static Set<String> names() throws IOException {
    try (Stream<Path> files = Files.find(DIRECTORY, 3, (_, file) -> file.isRegularFile())) {
      return files.map(DIRECTORY::relativize).map(GoldenRecords::name).collect(Collectors.toSet());
    }
  }

  private static String name(Path file) {
    return file.getName(0) + "/" + file.getFileName().toString().replace(".hex", "");
  }

  private static Path file(Sample<?> sample, int release) {
    return DIRECTORY
        .resolve(sample.context())
        .resolve(Integer.toString(release))
        .resolve(sample.name() + ".hex");
  }
}
