package io.jangbu.cli.importer;

import io.jangbu.cli.progress.StopSignal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the files as an import does, without sending anything. */
final class ShopReading {

  final List<OlistOrder> orders = new ArrayList<>();
  final RecordedProgress progress = new RecordedProgress();
  final BrokenRows broken = new BrokenRows(progress, null);

  private ShopReading() {}

  static ShopReading of(ShopFiles shop, Path temp) throws Exception {
    ShopReading reading = new ShopReading();
    OlistFiles files = OlistFiles.in(shop.directory());
    try (StopSignal stop = StopSignal.onShutdown("");
        SortedRows rows = SortedRows.below(temp)) {
      new RowSorter(files, rows, reading.broken, reading.progress, stop).sort();
      reading.progress.begin("Joining", " orders", 1, 0);
      OrderJoin join = new OrderJoin(rows, files, reading.broken, reading.progress);
      for (OlistOrder order = join.next(); order != null; order = join.next()) {
        reading.orders.add(order);
      }
    }
    return reading;
  }
}
