package io.jangbu.cli.verify;

import static io.jangbu.cli.verify.ShopReconciliation.CONTEXTS;

import io.jangbu.cli.log.BrokerGoneException;
import io.jangbu.cli.log.LogReader;
import io.jangbu.cli.log.PartitionRange;
import io.jangbu.cli.options.ExitCode;
import io.jangbu.cli.progress.Progress;
import io.jangbu.core.EventId;
import io.jangbu.kafka.record.EventLog;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One run from its beginning to its report. Partition by partition: one at a time is in memory. */
final class Verification {

  private final LogReader reader;
  private final Proofs proofs;
  private final Set<EventId> erased;
  private final Findings findings;
  private final Progress progress;
  private final PrintWriter out;
  private final List<Figures> figures = new ArrayList<>();
  private final ShopReconciliation shop = new ShopReconciliation(Instant.now());

  /**
   * A run.
   *
   * @param erased events that are known to be erased
   */
  Verification(
      LogReader reader,
      Proofs proofs,
      Set<EventId> erased,
      Findings findings,
      Progress progress,
      PrintWriter out) {
    this.reader = reader;
    this.erased = erased;
    this.proofs = proofs;
    this.findings = findings;
    this.progress = progress;
    this.out = out;
  }

  /** Reads all, and prints the report. */
  ExitCode run(Map<EventLog<?, ?>, List<PartitionRange>> logs) {
    long start = System.nanoTime();
    long records =
        logs.values().stream().flatMap(Collection::stream).mapToLong(PartitionRange::length).sum();
    progress.begin("Verifying", " records", 1, records);
    ExitCode ending;
    try {
      ending = readAll(logs) ? ExitCode.DONE : ExitCode.STOPPED;
      progress.end();
    } catch (BrokerGoneException e) {
      progress.end();
      progress.note(String.valueOf(e.getMessage()));
      ending = ExitCode.CUT_OFF;
    }
    VerificationReport report = new VerificationReport(out, findings, figures, between(ending));
    if (proofs.hasCheckpoints()) {
      report.checkpoints(checkpoints());
    }
    report.print(ending, Duration.ofNanos(System.nanoTime() - start));
    if (ending != ExitCode.DONE) {
      return ending;
    }
    return report.findings() > 0
        ? ExitCode.FINDINGS
        : report.unread() > 0 ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }

  private int checkpoints() {
    Set<TopicPartition> chained =
        figures.stream()
            .flatMap(counted -> counted.chained.stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<String> faults = proofs.faults(chained);
    findings.add(faults);
    return faults.size();
  }

  /** Null where not all of it was read. */
  private @Nullable Integer between(ExitCode ending) {
    boolean isWhole =
        figures.stream().map(counted -> counted.context).toList().containsAll(CONTEXTS);
    if (!isWhole || ending != ExitCode.DONE) {
      return null;
    }
    List<String> found = shop.findings();
    findings.add(found);
    return found.size();
  }

  private boolean readAll(Map<EventLog<?, ?>, List<PartitionRange>> logs)
      throws BrokerGoneException {
    for (var log : logs.entrySet()) {
      Figures counted = new Figures(log.getKey().topics(), log.getValue().size());
      figures.add(counted);
      for (PartitionRange range : log.getValue()) {
        PartitionCheck<?, ?> check =
            new PartitionCheck<>(log.getKey(), range.partition().partition(), counted, proofs);
        if (!read(range, check, counted)) {
          return false;
        }
        check.streams((id, stream) -> shop.take(log.getKey(), id, stream));
      }
    }
    return true;
  }

  private boolean read(PartitionRange range, PartitionCheck<?, ?> check, Figures counted)
      throws BrokerGoneException {
    boolean complete = false;
    try {
      complete = reader.readWhole(range, check::read) == range.end();
    } finally {
      List<Finding> found = complete ? check.end(erased) : check.breakOff();
      findings.add(found);
      if (!found.isEmpty()) {
        progress.note(range.partition() + ": " + Findings.inWords(found.size()));
      }
    }
    if (complete) {
      counted.behind += range.behind();
      counted.read++;
    }
    return complete;
  }
}
