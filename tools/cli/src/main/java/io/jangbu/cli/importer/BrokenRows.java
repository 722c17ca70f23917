package io.jangbu.cli.importer;

import io.jangbu.cli.progress.Progress;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells of what is left out, as it is found: the first of it on the screen, all of it in a file if
 * one is asked for.
 */
final class BrokenRows {

  private static final int SHOWN = 20;

  private final Progress progress;
  private final @Nullable PrintWriter file;
  private final Map<OlistFile, Long> rows = new EnumMap<>(OlistFile.class);
  private long orders;
  private long told;

  /**
   * What is left out of one import.
   *
   * @param file gets a line for each; null = only the first are told of
   */
  BrokenRows(Progress progress, @Nullable PrintWriter file) {
    this.progress = progress;
    this.file = file;
  }

  /** A row that is not imported, and why. */
  void row(OlistFile in, long line, String reason) {
    rows.merge(in, 1L, Long::sum);
    tell(in.fileName + ", line " + line + ": " + reason);
  }

  /** An order that has more rows than a command can carry. */
  void tooLarge(String orderId, long itsRows) {
    tell("order " + orderId + " has " + itsRows + " rows, which no command can carry");
  }

  /** An order that is not imported because of what was told of it before. */
  void orderLeftOut(String orderId) {
    orders++;
    tell("order " + orderId + " is left out whole");
  }

  long rows(OlistFile in) {
    return rows.getOrDefault(in, 0L);
  }

  long orders() {
    return orders;
  }

  boolean any() {
    return told > 0;
  }

  private void tell(String line) {
    told++;
    if (file != null) {
      file.println(line);
    }
    if (told <= SHOWN) {
      progress.note(line);
    } else if (told == SHOWN + 1) {
      progress.note(
          "(more of this is only counted"
              + (file == null ? "; --errors FILE writes all of it)" : ")"));
    }
  }
}
