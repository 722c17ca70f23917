package io.jangbu.cli.importer;

import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.progress.StopSignal;
import io.jangbu.core.StreamId;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files once and stores each row under its order. Only the order's id is looked at: the
 * rest of a row is read when its order is complete, so that a broken one can take all of its order
 * with it.
 */
final class RowSorter {

  private static final String KIBIBYTES = " KiB";

  private final OlistFiles files;
  private final SortedRows rows;
  private final BrokenRows broken;
  private final Progress progress;
  private final StopSignal stop;

  RowSorter(
      OlistFiles files, SortedRows rows, BrokenRows broken, Progress progress, StopSignal stop) {
    this.files = files;
    this.rows = rows;
    this.broken = broken;
    this.progress = progress;
    this.stop = stop;
  }

  /** Sorts all rows, or those that came before a stop, and returns how many orders there are. */
  long sort() throws IOException {
    long orders = 0;
    progress.begin("Reading", KIBIBYTES, 1 << 10, files.size());
    for (OlistFile file : OlistFile.values()) {
      long stored = sort(file);
      if (file == OlistFile.ORDERS) {
        orders = stored;
      }
    }
    progress.end();
    return orders;
  }

  private long sort(OlistFile file) throws IOException {
    Header header = files.header(file);
    long stored = 0;
    try (LineReader lines = files.open(file)) {
      lines.next();
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (stop.requested()) {
          break;
        }
        progress.step(line.length() + 1L);
        if (line.isBlank()) {
          continue;
        }
        String orderId = orderId(file, header, lines.number(), line);
        if (orderId != null) {
          rows.put(new SortedRows.Stored(orderId, file, lines.number(), line));
          stored++;
        }
      }
    }
    return stored;
  }

  private @Nullable String orderId(OlistFile file, Header header, long number, String line) {
    // A row that is broken elsewhere still belongs to its order, if it can be told to which.
    String guess = CsvLine.guess(line, header.place(OlistFile.ORDER_ID));
    try {
      return Row.parse(header, line).id(OlistFile.ORDER_ID);
    } catch (BrokenRowException e) {
      if (StreamId.isValid(guess)) {
        return guess;
      }
      broken.row(file, number, e.getMessage() + "; its order cannot be told");
      return null;
    }
  }
}
