package io.jangbu.cli.erase;

import io.jangbu.cli.erase.proof.OurTopics;
import io.jangbu.cli.erase.search.Kind;
import io.jangbu.cli.options.CannotStartException;
import io.jangbu.cli.options.ClientConfigOption;
import io.jangbu.cli.options.DatabaseOption;
import io.jangbu.cli.options.ExitCode;
import io.jangbu.cli.options.HelpOption;
import io.jangbu.cli.options.Timeout;
import io.jangbu.cli.options.TokenOption;
import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.progress.StopSignal;
import io.jangbu.kafka.record.EventLog;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./jangbu erase}: takes the personal data of customers out, and proves it. */
@Command(
    name = "erase",
    description =
        "Erases the personal texts of orders and of what belongs to them: the cart, the"
            + " fulfilment, the claim on the reference. These texts are the customer's id and"
            + " reference, the payment's id, the tracking number, the reason of a cancellation,"
            + " and the command that a claim keeps. The command service appends the events again"
            + " without them, and forgets the content of remembered commands. Then all topics of"
            + " the pipeline and the subscriber's database are searched for these texts, also in"
            + " what is in Base64, and what is found is named, with the date until when it stays."
            + " Everything may run meanwhile.",
    footerHeading = "%nWhat stays for a while:%n",
    footer = {
      "  A compacted topic keeps what was overwritten until it is compacted: at the latest",
      "  max.compaction.lag.ms after the record that overwrote it, and once something is written",
      "  to that partition after that. Where that is not set there is no date. Records of other",
      "  topics leave with their segment, at the latest retention.ms and segment.ms after their",
      "  own time. Some minutes are the broker's own.",
      "  The stores on local disks have what the newest records of the changelogs say; values",
      "  that were overwritten leave these disks with RocksDB's own compaction.",
      "",
      "A text is found as a text of its own, c-1 not in c-10. Texts that other events have, too,",
      "such as a common reason, count beside the id of what was erased alone; those that are",
      "named with --customer or --value count everywhere. Backups are out of reach."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:erased: nothing is left, or it leaves until the dates that are told",
      "1:something stays, and is named; or something was not erased",
      "2:nothing was done: an order, the broker or a service is missing, or an option is wrong",
      "4:erased, but a part could not be looked at or leaves without a date",
      "130:stopped by Ctrl-C; the services go on"
    })
public final class EraseCommand implements Callable<Integer> {

  private static final String OVERDUE = "The services go on erasing.";

  private final List<EventLog<?, ?>> known;

  @Option(
      names = "--order",
      paramLabel = "ID",
      description =
          "Erases this order, its fulfilment, the cart that it came from and its claims; may be"
              + " given several times.")
  private List<String> orders = new ArrayList<>();

  @Option(
      names = "--customer",
      paramLabel = "ID",
      description =
          "Erases every order of this customer and all that belongs to it, and every cart,"
              + " fulfilment and claim that tells of the customer; may be given several times.")
  private List<String> customers = new ArrayList<>();

  @Option(
      names = "--value",
      paramLabel = "TEXT",
      description =
          "Looks for this text, too, such as one that --check is to prove; may be given several"
              + " times.")
  private List<String> values = new ArrayList<>();

  @Option(names = "--dry-run", description = "Tells what would be erased. Changes nothing.")
  private boolean dryRun;

  @Option(
      names = "--check",
      description = "Erases nothing: only looks for the texts of --customer and --value.")
  private boolean check;

  @Option(
      names = "--command-service",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8081",
      description =
          "An instance, may be given several times: each erases in its own partitions"
              + " (default: ${DEFAULT-VALUE}).")
  private List<URI> services = List.of();

  @Option(
      names = "--application-id",
      paramLabel = "GROUP",
      split = ",",
      defaultValue = "jangbu-command-service,jangbu-projection-service",
      description =
          "The groups of the command and the projection service, with which the names of their"
              + " changelogs begin (default: ${DEFAULT-VALUE}).")
  private List<String> applications = List.of();

  @Option(
      names = "--without-shipments",
      description = "Does not look into the database of the shipping subscriber.")
  private boolean withoutShipments;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "How long to wait when there is no progress (default: ${DEFAULT-VALUE}).")
  private int timeoutSeconds;

  @Mixin private ClientConfigOption client = new ClientConfigOption();
  @Mixin private DatabaseOption database = new DatabaseOption();
  @Mixin private TokenOption token = new TokenOption();

  @SuppressWarnings("UnusedVariable") // picocli looks at it
  @Mixin
  private HelpOption help = new HelpOption();

  @Spec private @Nullable CommandSpec spec;

  /** Knows the contexts on the class path. */
  public EraseCommand() {
    this(EventLog.all());
  }

  EraseCommand(List<EventLog<?, ?>> known) {
    this.known = known;
  }

  /** Returns the exit code; whatever goes wrong is told in a sentence. */
  @Override
  public Integer call() {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    Duration timeout = Timeout.of(command, timeoutSeconds);
    Asked asked = Asked.of(orders, customers, values);
    asked
        .wrong(check, dryRun)
        .ifPresent(sentence -> {
          throw new ParameterException(command, sentence);
        });
    Map<String, Object> settings = client.settings(command);
    Progress progress = Progress.on(command.getErr());
    try (StopSignal stop = StopSignal.onShutdown(OVERDUE)) {
      return run(asked, new Session(settings, timeout, progress, stop, command.getOut())).number();
    } catch (CannotStartException e) {
      command.getErr().println(e.getMessage());
      command.getErr().flush();
      return ExitCode.NOT_STARTED.number();
    }
  }

  private ExitCode run(Asked asked, Session session) throws CannotStartException {
    Proving proving =
        new Proving(
            OurTopics.of(known, applications),
            Stream.of(Kind.values())
                .map(kind -> kind.topics().events())
                .collect(Collectors.toSet()),
            withoutShipments ? null : database,
            session);
    if (check) {
      return proving.check(asked);
    }
    Finding.Result finding = Finding.among(known, session).find(asked);
    if (finding.stopped() || dryRun) {
      session
          .out()
          .println(finding.stopped() ? "Stopped. Nothing was erased." : "Nothing was changed.");
      session.out().flush();
      return finding.stopped() ? ExitCode.STOPPED : ExitCode.DONE;
    }
    if (finding.found().isEmpty()) {
      return proving.afterErasure(asked, finding, false);
    }
    Erasure.Outcome outcome = new Erasure(finding.found(), session).run(services, token.token());
    if (!outcome.finished()) {
      return outcome.code();
    }
    boolean whole = outcome.code() == ExitCode.DONE;
    ExitCode proved = proving.afterErasure(asked, finding, whole);
    return whole || proved == ExitCode.STOPPED ? proved : outcome.code();
  }
}
