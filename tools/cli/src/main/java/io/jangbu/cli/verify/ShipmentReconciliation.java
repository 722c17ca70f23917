package io.jangbu.cli.verify;

import io.jangbu.cli.log.BrokerGoneException;
import io.jangbu.cli.log.EventTopics;
import io.jangbu.cli.log.LogReader;
import io.jangbu.cli.log.PartitionRange;
import io.jangbu.cli.options.CannotStartException;
import io.jangbu.cli.options.DatabaseOption;
import io.jangbu.cli.options.ExitCode;
import io.jangbu.cli.progress.Progress;
import io.jangbu.core.EventId;
import io.jangbu.kafka.record.EventLog;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** {@code verify --shipments}: the log and the subscriber's database tell of the same shipments. */
final class ShipmentReconciliation {

  private final Map<String, Object> client;
  private final DatabaseOption database;
  private final Set<EventId> erased;
  private final Duration timeout;
  private final int mostPrinted;
  private final PrintWriter out;

  ShipmentReconciliation(
      Map<String, Object> client,
      DatabaseOption database,
      Set<EventId> erased,
      Duration timeout,
      int mostPrinted,
      PrintWriter out) {
    this.client = client;
    this.database = database;
    this.erased = erased;
    this.timeout = timeout;
    this.mostPrinted = mostPrinted;
    this.out = out;
  }

  /**
   * Compares, and prints what differs.
   *
   * @throws CannotStartException if the broker or the database cannot be used
   */
  ExitCode run(LogReader reader, Progress progress) throws CannotStartException {
    ShipmentRows rows = rows();
    // Looked at after the database: whatever it has taken in is in there.
    List<PartitionRange> ranges = ranges();
    ShipmentCheck check = new ShipmentCheck(rows, ranges.size(), erased);
    progress.begin(
        "Comparing shipments",
        " records",
        1,
        ranges.stream().mapToLong(PartitionRange::length).sum());
    boolean complete = true;
    try {
      for (PartitionRange range : ranges) {
        int partition = range.partition().partition();
        complete &=
            reader.read(range, (offset, key, value, _) -> check.read(partition, offset, key, value))
                == range.end();
      }
      progress.end();
    } catch (BrokerGoneException e) {
      progress.end();
      progress.note(String.valueOf(e.getMessage()));
      return ExitCode.CUT_OFF;
    }
    return complete ? report(check, rows) : ExitCode.STOPPED;
  }

  private ShipmentRows rows() throws CannotStartException {
    try {
      return ShipmentRows.await(database, ranges(), timeout);
    } catch (SQLException e) {
      throw new CannotStartException(
          "The subscriber's database %s cannot be used: %s. --database-url names another."
              .formatted(database.url(), e.getMessage()));
    }
  }

  private List<PartitionRange> ranges() throws CannotStartException {
    EventLog<?, ?> log =
        EventLog.all().stream()
            .filter(each -> each.topics().equals(OrderCodec.TOPICS))
            .findFirst()
            .orElseThrow();
    Map<EventLog<?, ?>, List<PartitionRange>> found =
        EventTopics.ranges(client, List.of(log), timeout);
    return Objects.requireNonNull(found.get(log));
  }

  private ExitCode report(ShipmentCheck check, ShipmentRows rows) {
    List<String> findings = check.end();
    findings.stream().limit(mostPrinted).forEach(out::println);
    if (findings.size() > mostPrinted) {
      out.println("... and " + (findings.size() - mostPrinted) + " more");
    }
    if (!findings.isEmpty()) {
      out.println();
    }
    out.println("shipments");
    row("orders shipped", check.events());
    row("shipments", rows.shipments().size());
    row("not taken in yet", check.notYet());
    row("findings", findings.size());
    out.println();
    if (check.notYet() > 0) {
      out.println(
          "The subscriber has not read all events yet, after "
              + timeout.toSeconds()
              + " s. See its readiness, and run this again.");
    }
    out.println(
        findings.isEmpty()
            ? "The shipments are those of the events."
            : Findings.inWords(findings.size()) + " of shipments.");
    out.flush();
    return !findings.isEmpty()
        ? ExitCode.FINDINGS
        : check.notYet() > 0 ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }

  private void row(String label, long count) {
    out.println(String.format(Locale.ROOT, "  %-26s %18s", label, Long.toString(count)));
  }
}
