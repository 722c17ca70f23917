package io.jangbu.cli.checkpoints;

import io.jangbu.cli.log.BrokerGoneException;
import io.jangbu.cli.log.EventTopics;
import io.jangbu.cli.log.LogReader;
import io.jangbu.cli.log.PartitionRange;
import io.jangbu.cli.options.BrokerOption;
import io.jangbu.cli.options.CannotStartException;
import io.jangbu.cli.options.ExitCode;
import io.jangbu.cli.options.HelpOption;
import io.jangbu.cli.options.Timeout;
import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.progress.StopSignal;
import io.jangbu.cli.verify.KeyFiles;
import io.jangbu.kafka.integrity.CheckpointSigner;
import io.jangbu.kafka.integrity.EventKeys;
import io.jangbu.kafka.record.EventLog;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./jangbu checkpoints anchor}: an operator vouches for the topics as they are. */
@Command(
    name = "anchor",
    description = {
      "Follows the chain of every partition of events, and signs where it ends, of the topics as",
      "they are now: to be done when they were moved to other topics, whose ids the checkpoints",
      "do not know. With --keys it also records that events up to now may have no authentication",
      "code: restart the services after that. Where something is wrong with a chain, or a code is",
      "missing, it signs nothing unless told to: verify first."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is signed",
      "1:something is wrong: nothing was signed",
      "2:the broker, a topic or a key is missing",
      "3:the broker went away before the end: nothing was signed",
      "130:stopped by Ctrl-C"
    })
public final class AnchorCommand implements Callable<Integer> {

  private static final String OVERDUE = "It did not come to an end in time.";

  @Mixin private BrokerOption broker = new BrokerOption();

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      required = true,
      description = "A PEM file with the pair of keys that the command service signs with.")
  private @Nullable Path keyFile;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "The keys that events are authenticated with, as the services have them.")
  private @Nullable Path keys;

  @Option(names = "--as-it-is", description = "Signs what there is, whatever is wrong with it.")
  private boolean asItIs;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long the broker may say nothing (default: ${DEFAULT-VALUE}).")
  private int timeoutSeconds;

  @SuppressWarnings("UnusedVariable") // picocli looks at it
  @Mixin
  private HelpOption help = new HelpOption();

  @Spec private @Nullable CommandSpec spec;

  private final List<EventLog<?, ?>> known;

  /** Of every context on the class path. */
  public AnchorCommand() {
    this(EventLog.all());
  }

  /** Of these. */
  public AnchorCommand(List<EventLog<?, ?>> known) {
    this.known = known;
  }

  /** Returns the exit code; whatever goes wrong is told in a sentence. */
  @Override
  public Integer call() {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    PrintWriter err = command.getErr();
    Duration timeout = Timeout.of(command, timeoutSeconds);
    CheckpointSigner signer = KeyFiles.pair(command, Objects.requireNonNull(keyFile));
    EventKeys eventKeys = KeyFiles.eventKeys(command, keys);
    try {
      return anchor(command.getOut(), Progress.on(err), timeout, signer, eventKeys).number();
    } catch (CannotStartException e) {
      return told(err, String.valueOf(e.getMessage()), ExitCode.NOT_STARTED);
    } catch (BrokerGoneException e) {
      return told(err, String.valueOf(e.getMessage()), ExitCode.CUT_OFF);
    } catch (ExecutionException | KafkaException e) {
      return told(err, "Kafka does not let it: " + e.getMessage(), ExitCode.CUT_OFF);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ExitCode.STOPPED.number();
    }
  }

  private static int told(PrintWriter err, String sentence, ExitCode code) {
    err.println(sentence);
    err.flush();
    return code.number();
  }

  private ExitCode anchor(
      PrintWriter out,
      Progress progress,
      Duration timeout,
      CheckpointSigner signer,
      EventKeys eventKeys)
      throws CannotStartException, BrokerGoneException, ExecutionException, InterruptedException {
    Map<EventLog<?, ?>, List<PartitionRange>> ranges =
        EventTopics.ranges(broker.settings(), known, timeout);
    Anchoring anchoring = new Anchoring(broker.settings(), eventKeys, out);
    try (StopSignal stop = StopSignal.onShutdown(OVERDUE);
        LogReader reader = new LogReader(broker.settings(), timeout, progress, stop)) {
      List<PartitionRange> all = new ArrayList<>();
      ranges.values().stream().flatMap(Collection::stream).forEach(all::add);
      progress.begin(
          "Reading", " records", 1, all.stream().mapToLong(PartitionRange::length).sum());
      for (PartitionRange range : all) {
        if (!anchoring.read(reader, range)) {
          progress.end();
          return ExitCode.STOPPED;
        }
      }
      progress.end();
    }
    if (anchoring.findings() > 0 && !asItIs) {
      out.println("Nothing was signed.");
      out.flush();
      return ExitCode.FINDINGS;
    }
    anchoring.sign(signer);
    return ExitCode.DONE;
  }
}
