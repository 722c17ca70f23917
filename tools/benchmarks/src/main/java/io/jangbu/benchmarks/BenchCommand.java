package io.jangbu.benchmarks;

import io.jangbu.benchmarks.report.BenchmarkReport;
import io.jangbu.benchmarks.report.Comparison;
import io.jangbu.benchmarks.report.JsonReport;
import io.jangbu.benchmarks.report.Table;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Section;
import io.jangbu.localservices.Jvm;
import io.jangbu.testkit.kafka.files.FileFault;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code ./jangbu bench}. */
@Command(
    name = "./jangbu bench",
    mixinStandardHelpOptions = true,
    description =
        "Measures the pipeline against a plain Kafka echo and a hand-made event store in"
            + " PostgreSQL, in one run on this machine. It starts its own Kafka and PostgreSQL on"
            + " free ports of 127.0.0.1 and leaves nothing behind but its report.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:measured, whether the aims were met or not",
      "1:something could not be measured",
      "2:an option is wrong",
      "130:stopped by Ctrl-C"
    })
public final class BenchCommand implements Callable<Integer> {

  @Option(
      names = "--quick",
      description =
          "About eight minutes in place of twenty-five: shorter, fewer, and only smaller sizes.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "For report.json and report.html (default: .jangbu/bench in the project).")
  private @Nullable Path out;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "Only these sections: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Sections.Names.class)
  private List<String> only = List.of();

  @Option(
      names = "--peers",
      description =
          "Measures Axon Framework and Apache Pekko Persistence on PostgreSQL, too: sections axon"
              + " and pekko. Their libraries are resolved from Maven, the first time, and nothing"
              + " of them without this option.")
  private boolean peers;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the orders' contents and ids (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private long seed;

  @Option(
      names = "--jvm",
      paramLabel = "FLAG",
      split = " ",
      description = "More flags for the services' JVM, such as one that records where time goes.")
  private List<String> flags = List.of();

  @Option(
      names = "--compare",
      paramLabel = "REPORT",
      arity = "1..2",
      description = {
        "The report.json of an earlier run: shows what became of each figure.",
        "With a second one the two are compared, and nothing is measured."
      })
  private List<Path> compared = List.of();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  /** Runs it as a program of its own. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new BenchCommand())
            .registerConverter(Path.class, BenchCommand::path)
            .execute(args));
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(FileFault.sentence(e));
    }
  }

  @Override
  public Integer call() {
    AtomicBoolean stopping = new AtomicBoolean();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping.set(true)));
    Path home = Path.of(System.getProperty("jangbu.home", ".")).toAbsolutePath().normalize();
    PrintWriter terminal = spec.commandLine().getOut();
    Run run =
        new Run(
            home,
            quick ? Scale.QUICK : Scale.FULL,
            Jvm.deployed().with(flags.toArray(String[]::new)),
            seed,
            terminal);
    if (compared.size() > 2) {
      throw new ParameterException(
          spec.commandLine(), "--compare takes one report or two, not " + compared.size());
    }
    Path reports = out == null ? home.resolve(".jangbu/bench") : out;
    try {
      // Before half an hour has gone by.
      List<String> earlier = compared.stream().map(ReportFiles::read).toList();
      if (earlier.size() == 2) {
        terminal.println(Comparison.of(earlier.getFirst(), earlier.getLast()));
        terminal.flush();
        return 0;
      }
      for (String each : earlier) {
        Comparison.of(each, each);
      }
      ReportFiles.prepare(reports);
      BenchmarkReport report = run.measure(sections());
      terminal.println();
      terminal.println(Table.of(report));
      terminal.println();
      ReportFiles files = ReportFiles.write(report, reports);
      for (String each : earlier) {
        terminal.println(Comparison.of(each, JsonReport.of(report)));
        terminal.println();
      }
      terminal.println("Written: " + files.json() + " and " + files.html());
      terminal.flush();
      return 0;
    } catch (IllegalStateException | IllegalArgumentException | UncheckedIOException e) {
      if (stopping.get()) {
        // What was being measured was stopped under way, and says so.
        return 130;
      }
      spec.commandLine().getErr().println(FileFault.sentence(e));
      return 1;
    }
  }

  private List<Section> sections() {
    List<String> unknown = only.stream().filter(name -> !Sections.NAMES.contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "no such section: %s. There are %s".formatted(unknown, Sections.NAMES));
    }
    List<String> ofPeers = only.stream().filter(Sections.NAMES_OF_PEERS::contains).toList();
    if (!peers && !ofPeers.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "%s: measured only with --peers".formatted(ofPeers));
    }
    return Sections.of(only, peers);
  }
}
