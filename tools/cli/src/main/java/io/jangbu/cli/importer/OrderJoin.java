package io.jangbu.cli.importer;

import io.jangbu.cli.importer.SortedRows.Stored;
import io.jangbu.cli.progress.Progress;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Whole orders out of sorted rows, one at a time. An order of which a row is broken is left out
 * whole: what is once in the ledger stays there, and half an order must not.
 */
final class OrderJoin {

  /**
   * Of one order, which has 1,000 lines at most. It has a row for each piece, so several to a line.
   */
  static final int MOST_ROWS = 10_000;

  private final SortedRows rows;
  private final OlistFiles files;
  private final BrokenRows broken;
  private final Progress progress;
  private @Nullable Stored ahead;

  OrderJoin(SortedRows rows, OlistFiles files, BrokenRows broken, Progress progress)
      throws IOException {
    this.rows = rows;
    this.files = files;
    this.broken = broken;
    this.progress = progress;
    this.ahead = rows.next();
  }

  /** The next order, null after the last one. Those that are left out are told of on the way. */
  @Nullable OlistOrder next() throws IOException {
    while (ahead != null) {
      OrderRows group = new OrderRows(ahead.orderId(), files, broken);
      for (; ahead != null && ahead.orderId().equals(group.orderId()); ahead = rows.next()) {
        group.add(ahead);
      }
      OlistOrder order = group.toOrder();
      if (order != null) {
        return order;
      }
      progress.step(group.orderRows());
    }
    return null;
  }
}
