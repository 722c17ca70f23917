package io.jangbu.cli.verify;

import io.jangbu.cli.options.ExitCode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a run ends with: the findings, the figures of each context, and a sentence. */
final class VerificationReport {

  private final PrintWriter out;
  private final Findings findings;
  private final List<Figures> figures;
  private final @Nullable Integer between;
  private boolean proven;
  private int wrongCheckpoints;

  /** {@code between}: how much does not agree between contexts, null if that was not looked at. */
  VerificationReport(
      PrintWriter out, Findings findings, List<Figures> figures, @Nullable Integer between) {
    this.out = out;
    this.findings = findings;
    this.figures = figures;
    this.between = between;
  }

  /** Checkpoints were looked at, and so much is wrong with them. */
  VerificationReport checkpoints(int faults) {
    proven = true;
    wrongCheckpoints = faults;
    return this;
  }

  /** How many there are. */
  long findings() {
    return figures.stream().mapToLong(counted -> counted.findings).sum()
        + (between == null ? 0 : between)
        + wrongCheckpoints;
  }

  /** How many records could not be read, behind open transactions. */
  long unread() {
    return figures.stream().mapToLong(counted -> counted.behind).sum();
  }

  void print(ExitCode ending, Duration took) {
    findings.print(out, findings());
    figures.forEach(this::print);
    if (between != null) {
      out.println("orders, fulfilments and claims");
      row("findings", between);
      out.println();
    }
    if (proven) {
      out.println("checkpoints");
      row("findings", wrongCheckpoints);
      out.println();
    }
    out.println(conclusion(ending, findings()));
    double seconds = Math.max(took.toMillis(), 1) / 1000.0;
    long events = figures.stream().mapToLong(Figures::allEvents).sum();
    out.println(
        String.format(
            Locale.ROOT,
            "%d events in %.1f s, %.0f per second.",
            events,
            seconds,
            events / seconds));
    out.flush();
  }

  private void print(Figures counted) {
    out.println(counted.topic);
    row(
        "partitions",
        counted.read == counted.partitions
            ? Integer.toString(counted.partitions)
            : counted.read + " of " + counted.partitions);
    row("streams", counted.streams);
    row("events", counted.allEvents());
    counted.events.forEach((type, count) -> row("  " + type, count));
    if (counted.undecodable > 0) {
      row("not decodable", counted.undecodable);
    }
    row("erased", counted.erased);
    if (counted.inChain > 0) {
      row("in the chain", counted.inChain);
      if (proven) {
        row("  behind all checkpoints", counted.unproven);
      }
    }
    if (counted.beforeChain > 0) {
      row("before the chain began", counted.beforeChain);
    }
    if (counted.incomplete > 0) {
      row("incomplete streams", counted.incomplete);
      counted.named.forEach(id -> out.println("    " + id));
      if (counted.incomplete > counted.named.size()) {
        out.println("    ... and " + (counted.incomplete - counted.named.size()) + " more");
      }
    }
    row("findings", counted.findings);
    row("checksum", counted.checksum.toString());
    if (counted.behind > 0) {
      out.println(
          "  "
              + counted.behind
              + " records went unread behind transactions that are open:"
              + " ./jangbu transactions shows them.");
    }
    out.println();
  }

  private static String conclusion(ExitCode ending, long findings) {
    String found = findings == 0 ? "Nothing wrong was found" : Findings.inWords(findings);
    return switch (ending) {
      case STOPPED -> "Stopped. " + found + " in what was read until then.";
      case CUT_OFF -> "Not complete. " + found + " in what was read until then.";
      case DONE, FINDINGS, INCOMPLETE, NOT_STARTED -> found + ".";
    };
  }

  private void row(String label, long count) {
    row(label, Long.toString(count));
  }

  private void row(String label, String figure) {
    out.println(String.format(Locale.ROOT, "  %-26s %18s", label, figure));
  }
}
