package io.jangbu.cli.importer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.cli.progress.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone: it measures the memory that this JVM uses. */
@Isolated
class LargeFilesTest {

  private static final int ORDERS = 50_000;
  private static final long MEBIBYTE = 1 << 20;

  @TempDir Path directory;
  @TempDir Path temp;

  @Test
  void takesNoMoreMemoryForLargerFiles() throws Exception {
    write(OlistFile.ORDERS, ShopFiles.ORDER_COLUMNS, i -> ShopFiles.deliveredOrder(id(i)));
    // In the other direction, so that no two files are in the same order.
    write(OlistFile.ITEMS, ShopFiles.ITEM_COLUMNS, i -> ShopFiles.item(id(ORDERS - 1 - i), 1));
    write(OlistFile.PAYMENTS, ShopFiles.PAYMENT_COLUMNS, i -> ShopFiles.payment(id(i), "38.62"));
    OlistFiles files = OlistFiles.in(directory);
    assertThat(files.size()).isGreaterThan(11 * MEBIBYTE);

    RecordedProgress progress = new RecordedProgress();
    BrokenRows broken = new BrokenRows(progress, null);
    long before = usedMemory();
    try (StopSignal stop = StopSignal.onShutdown("");
        SortedRows rows = SortedRows.below(temp)) {
      assertThat(new RowSorter(files, rows, broken, progress, stop).sort()).isEqualTo(ORDERS);
      OrderJoin join = new OrderJoin(rows, files, broken, progress);
      int complete = 0;
      for (OlistOrder order = join.next(); order != null; order = join.next()) {
        if (order.items().size() == 1 && order.payments().size() == 1) {
          complete++;
        }
        if (complete == ORDERS / 2 || complete == ORDERS) {
          assertThat(usedMemory() - before).isLessThan(6 * MEBIBYTE);
        }
      }
      assertThat(complete).isEqualTo(ORDERS);
      assertThat(progress.notes).isEmpty();
    }
  }

  private void write(OlistFile file, String columns, IntFunction<String> row) throws IOException {
    Path path = directory.resolve(file.fileName);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(path, US_ASCII))) {
      out.println(columns);
      for (int i = 0; i < ORDERS; i++) {
        out.println(row.apply(i));
      }
    }
  }

  private static String id(int i) {
    return "order-%08d".formatted(i);
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
