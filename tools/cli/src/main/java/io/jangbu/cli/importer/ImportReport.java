package io.jangbu.cli.importer;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What an import ends with: the figures as tables, and a sentence on what was new. */
final class ImportReport {

  private final PrintWriter out;

  ImportReport(PrintWriter out) {
    this.out = out;
  }

  void print(Tally tally, BrokenRows broken, Duration took) {
    accepted(tally);
    rejected(tally);
    orders(tally);
    leftOut(broken);
    out.println(news(tally));
    double seconds = Math.max(took.toMillis(), 1) / 1000.0;
    out.println(
        String.format(
            Locale.ROOT,
            "%d commands in %.1f s, %.0f per second.",
            tally.answers(),
            seconds,
            tally.answers() / seconds));
    out.flush();
  }

  private void accepted(Tally tally) {
    row("Accepted commands", sum(tally.accepted));
    tally.accepted.forEach((kind, count) -> row("  " + kind.event, count));
    out.println();
  }

  private void rejected(Tally tally) {
    row("Rejected commands", tally.rejected.values().stream().mapToLong(ImportReport::sum).sum());
    tally.rejected.forEach((kind, codes) ->
        codes.forEach((code, count) ->
            row(String.format(Locale.ROOT, "  %-15s %s", kind.command, code), count)));
    out.println();
  }

  private void orders(Tally tally) {
    row("Orders by status", sum(tally.orders));
    tally.orders.forEach((kind, count) -> row("  " + kind.status, count));
    out.println();
  }

  private void leftOut(BrokenRows broken) {
    if (!broken.any()) {
      return;
    }
    out.println("Left out");
    for (OlistFile file : OlistFile.values()) {
      if (broken.rows(file) > 0) {
        row("  rows of " + file.fileName, broken.rows(file));
      }
    }
    row("  orders", broken.orders());
    out.println("Once the files are fixed, importing them again brings in what was left out.");
    out.println();
  }

  private static String news(Tally tally) {
    long answers = tally.answers();
    long repeats = tally.repeats();
    if (answers == 0) {
      return tally.unansweredCount() == 0 ? "No command was sent." : "No command was answered.";
    }
    if (repeats == answers) {
      return "Nothing new: all "
          + answers
          + " commands had been imported before; no event was added.";
    }
    String events = tally.newEventCount() + " events were added.";
    return repeats == 0
        ? "All " + answers + " commands were new; " + events
        : (answers - repeats)
            + " commands were new, "
            + repeats
            + " had been imported before; "
            + events;
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private void row(String label, long count) {
    out.println(String.format(Locale.ROOT, "%-44s %10d", label, count));
  }
}
