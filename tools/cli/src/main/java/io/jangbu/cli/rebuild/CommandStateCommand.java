package io.jangbu.cli.rebuild;

import io.jangbu.cli.options.HelpOption;
import io.jangbu.cli.options.Timeout;
import io.jangbu.cli.options.TokenOption;
import io.jangbu.cli.options.UnreachableServiceException;
import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.progress.StopSignal;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./jangbu rebuild command-state}: the state that commands are decided on. */
@Command(
    name = "command-state",
    description = {
      "Has the command service throw away its stores and restore them from the events,",
      "remembered commands included. Partition by partition: commands for one that is rebuilt",
      "just now wait, those for the others are decided."
    },
    footer = {
      "",
      "Where several instances run, name each of them: one answers for its own partitions only.",
      "What cannot come back from events: commands that were rejected, or accepted without an",
      "event. Sent again with the same id they are decided again."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every partition was rebuilt",
      "1:there was no progress any more",
      "2:nothing was asked for: a service is out of reach",
      "130:stopped by Ctrl-C; the services go on"
    })
final class CommandStateCommand implements Callable<Integer> {

  private static final String OVERDUE = "The services go on rebuilding.";

  @Option(
      names = "--command-service",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8081",
      description = "An instance, may be given several times (default: ${DEFAULT-VALUE}).")
  private List<URI> services = List.of();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "How long to wait when there is no progress (default: ${DEFAULT-VALUE}).")
  private int timeoutSeconds;

  @Mixin private TokenOption token = new TokenOption();

  @SuppressWarnings("UnusedVariable") // picocli looks at it
  @Mixin
  private HelpOption help = new HelpOption();

  @Spec private @Nullable CommandSpec spec;

  /** Returns the exit code; whatever goes wrong is told in a sentence. */
  @Override
  public Integer call() {
    CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
    Duration timeout = Timeout.of(commandLine, timeoutSeconds);
    PrintWriter err = commandLine.getErr();
    String id = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    try (StopSignal stop = StopSignal.onShutdown(OVERDUE);
        CommandStateClient client = new CommandStateClient(id, token.token())) {
      return new CommandStateRebuild(
              services, client, timeout, Progress.on(err), stop, commandLine.getOut())
          .run();
    } catch (UnreachableServiceException e) {
      err.println(e.getMessage());
      err.flush();
      return CommandStateRebuild.NOT_STARTED;
    }
  }
}
