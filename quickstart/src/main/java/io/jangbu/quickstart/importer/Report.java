package io.jangbu.quickstart.importer;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What an import ends with: the figures as tables, and a sentence on what was new. */
final class Report {

  private final PrintWriter out;

  Report(PrintWriter out) {
    this.out = out;
  }

  void print(Tally tally, BrokenRows broken, Duration took) {
    accepted(tally);
    rejected(tally);
    orders(tally);
    leftOut(broken);
    news(tally);
    double seconds = Math.max(took.toMillis(), 1) / 1000.0;
    line(
        "%d commands in %.1f s, %.0f per second.",
        tally.answers(), seconds, tally.answers() / seconds);
    out.flush();
  }

  private void accepted(Tally tally) {
    line("%-36s %10d", "Accepted commands", sum(tally.accepted));
    tally.accepted.forEach((kind, count) -> line("  %-34s %10d", kind.event, count));
    out.println();
  }

  private void rejected(Tally tally) {
    long all = tally.rejected.values().stream().mapToLong(Report::sum).sum();
    line("%-36s %10d", "Rejected commands", all);
    tally.rejected.forEach((kind, codes) ->
        codes.forEach((code, count) -> line("  %-16s %-17s %10d", kind.command, code, count)));
    out.println();
  }

  private void orders(Tally tally) {
    line("%-36s %10d", "Orders by status", sum(tally.orders));
    tally.orders.forEach((kind, count) -> line("  %-34s %10d", kind.status, count));
    out.println();
  }

  private void leftOut(BrokenRows broken) {
    if (!broken.any()) {
      return;
    }
    out.println("Left out");
    for (OlistFile file : OlistFile.values()) {
      if (broken.rows(file) > 0) {
        line("  %-34s %10d", "rows of " + file.fileName, broken.rows(file));
      }
    }
    line("  %-34s %10d", "orders", broken.orders());
    line("Once the files are mended, importing them again brings in what was left out.");
    out.println();
  }

  private void news(Tally tally) {
    long answers = tally.answers();
    long repeats = tally.repeats();
    if (answers == 0) {
      line("No command was answered.");
    } else if (repeats == answers) {
      line("Nothing new: all %d commands had been imported before; no event was added.", answers);
    } else if (repeats == 0) {
      line("All %d commands were new; %d events were added.", answers, tally.newEventCount());
    } else {
      line(
          "%d commands were new, %d had been imported before; %d events were added.",
          answers - repeats, repeats, tally.newEventCount());
    }
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values).stripTrailing());
  }
}
