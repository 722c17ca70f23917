package io.jangbu.cli.verify;

import io.jangbu.cli.log.EventTopics;
import io.jangbu.cli.log.LogReader;
import io.jangbu.cli.log.PartitionRange;
import io.jangbu.cli.options.BrokerOption;
import io.jangbu.cli.options.CannotStartException;
import io.jangbu.cli.options.DatabaseOption;
import io.jangbu.cli.options.ExitCode;
import io.jangbu.cli.options.HelpOption;
import io.jangbu.cli.options.Timeout;
import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.progress.StopSignal;
import io.jangbu.core.EventId;
import io.jangbu.kafka.integrity.CheckpointVerifier;
import io.jangbu.kafka.integrity.EventKeys;
import io.jangbu.kafka.record.EventLog;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./jangbu verify}: whether the log is what the rules make. */
@Command(
    name = "verify",
    description =
        "Reads all events from the beginning and proves of each stream: versions 1, 2, 3 and on"
            + " without gap or twin, each event allowed by the rules after those before it, nothing"
            + " after an end, recordedAt never back, every record readable and in its place. It"
            + " changes nothing, and may run while events are appended: it reads up to where they"
            + " end at the start. Where it reads all contexts, it also holds orders, their"
            + " fulfilments and the claims on their references against each other, but for what has"
            + " happened in the last five minutes. With --shipments it also holds each OrderShipped"
            + " against the shipping subscriber's database.",
    footerHeading = "%nErased events:%n",
    footer = {
      "  An event that was erased by a tombstone is no gap, and no finding. Its stream",
      "  lacks it all the same: it is named as incomplete, and nothing is decided on it.",
      "  Where the tombstone is gone, too, name the event with --erased, or all of them",
      "  in a file (--erased on a line, the id on the next): ./jangbu verify @erased.txt",
      "",
      "The checksum is over the ids and the bytes of all events of a context. Two runs",
      "that show the same have read the same events."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is well",
      "1:something is wrong: partition, offset and event are named",
      "2:nothing could be verified: the broker, a topic or the subscriber's database is missing",
      "3:the broker went away before the end",
      "4:records behind open transactions went unread, or the subscriber has not taken in all, and"
          + " nothing wrong was found in the others",
      "130:stopped by Ctrl-C"
    })
public final class VerifyCommand implements Callable<Integer> {

  private static final int MOST_PRINTED = 100;
  private static final String OVERDUE = "It did not come to an end in time.";

  private final List<EventLog<?, ?>> known;

  @Mixin private BrokerOption broker = new BrokerOption();

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "Verifies this context, such as orders; may be repeated (default: every one).")
  private List<String> contexts = new ArrayList<>();

  @Option(
      names = "--erased",
      paramLabel = "EVENT",
      description = "An event that was erased, such as o-1/0000000003; may be repeated.")
  private List<String> erased = new ArrayList<>();

  @Option(
      names = "--shipments",
      description =
          "Also compares the shipments: one for each order that was shipped, as its event says, and"
              + " no other. What the subscriber has not taken in yet is waited for.")
  private boolean shipments;

  @Mixin private DatabaseOption database = new DatabaseOption();

  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      description =
          "Also proves that no event was changed, dropped or added since the command service signed"
              + " it: by the checkpoints and the public key in this PEM file.")
  private @Nullable Path publicKey;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description =
          "Also checks the authentication code of each event, with the keys in this file, which are"
              + " those of the services.")
  private @Nullable Path keys;

  @Option(
      names = "--all",
      description = "Prints all findings, not only the first " + MOST_PRINTED + ".")
  private boolean all;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description =
          "How long to wait when the broker says nothing, and for transactions that are open at the"
              + " start (default: ${DEFAULT-VALUE}).")
  private int timeoutSeconds;

  @SuppressWarnings("UnusedVariable") // picocli looks at it
  @Mixin
  private HelpOption help = new HelpOption();

  @Spec private @Nullable CommandSpec spec;

  /** Verifies every context on the class path. */
  public VerifyCommand() {
    this(EventLog.all());
  }

  VerifyCommand(List<EventLog<?, ?>> known) {
    this.known = known;
  }

  /** Returns the exit code; whatever goes wrong is told in a sentence. */
  @Override
  public Integer call() {
    CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
    Duration timeout = Timeout.of(commandLine, timeoutSeconds);
    List<EventLog<?, ?>> logs = logs(commandLine);
    Set<EventId> erasedOnes = erased(commandLine);
    EventKeys eventKeys = KeyFiles.eventKeys(commandLine, keys);
    CheckpointVerifier verifier = KeyFiles.publicKey(commandLine, publicKey);
    PrintWriter err = commandLine.getErr();
    try {
      return verify(
              EventTopics.ranges(broker.settings(), logs, timeout),
              eventKeys,
              verifier,
              erasedOnes,
              timeout,
              commandLine.getOut(),
              Progress.on(err))
          .number();
    } catch (CannotStartException e) {
      err.println(e.getMessage());
      err.flush();
      return ExitCode.NOT_STARTED.number();
    }
  }

  private ExitCode verify(
      Map<EventLog<?, ?>, List<PartitionRange>> ranges,
      EventKeys eventKeys,
      @Nullable CheckpointVerifier verifier,
      Set<EventId> erasedOnes,
      Duration timeout,
      PrintWriter out,
      Progress progress)
      throws CannotStartException {
    try (StopSignal stop = StopSignal.onShutdown(OVERDUE);
        LogReader reader = new LogReader(broker.settings(), timeout, progress, stop)) {
      int mostPrinted = all ? Integer.MAX_VALUE : MOST_PRINTED;
      Findings findings = new Findings(mostPrinted);
      Proofs proofs = proofs(ranges, eventKeys, verifier);
      ExitCode log =
          new Verification(reader, proofs, erasedOnes, findings, progress, out).run(ranges);
      if (!shipments || log == ExitCode.CUT_OFF || log == ExitCode.STOPPED) {
        return log;
      }
      out.println();
      ExitCode compared =
          new ShipmentReconciliation(
                  broker.settings(), database, erasedOnes, timeout, mostPrinted, out)
              .run(reader, progress);
      // Findings of either are what a caller has to hear first.
      return compared == ExitCode.DONE || log == ExitCode.FINDINGS ? log : compared;
    }
  }

  private Proofs proofs(
      Map<EventLog<?, ?>, List<PartitionRange>> ranges,
      EventKeys eventKeys,
      @Nullable CheckpointVerifier verifier)
      throws CannotStartException {
    Set<TopicPartition> partitions =
        ranges.values().stream()
            .flatMap(List::stream)
            .map(PartitionRange::partition)
            .collect(Collectors.toUnmodifiableSet());
    try {
      return Proofs.read(broker.settings(), eventKeys, verifier, partitions);
    } catch (ExecutionException | KafkaException e) {
      throw new CannotStartException("The checkpoints cannot be read: " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("Interrupted before anything was read.");
    }
  }

  private List<EventLog<?, ?>> logs(CommandLine commandLine) {
    List<String> names = known.stream().map(log -> log.topics().context()).toList();
    for (String context : contexts) {
      if (!names.contains(context)) {
        throw new ParameterException(
            commandLine,
            "There is no context %s, but %s.".formatted(context, String.join(", ", names)));
      }
    }
    return contexts.isEmpty()
        ? known
        : known.stream().filter(log -> contexts.contains(log.topics().context())).toList();
  }

  private Set<EventId> erased(CommandLine commandLine) {
    try {
      return erased.stream().map(EventId::parse).collect(Collectors.toUnmodifiableSet());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(commandLine, "--erased: " + e.getMessage() + ".", e);
    }
  }
}
