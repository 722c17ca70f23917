package io.jangbu.cli.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.cli.options.BrokerOption;
import io.jangbu.cli.options.CannotStartException;
import io.jangbu.cli.options.ExitCode;
import io.jangbu.cli.options.HelpOption;
import io.jangbu.cli.options.Timeout;
import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.progress.StopSignal;
import io.jangbu.testkit.kafka.files.FileFault;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./jangbu import DIR}: the orders of a real shop, from CSV files into the pipeline. */
@Command(
    name = "import",
    exitCodeOnExecutionException = 2,
    description = "Imports the orders of the Olist data set: 100,000 real orders of a shop.",
    footerHeading = "%nThe data set:%n",
    footer = {
      "  \"Brazilian E-Commerce Public Dataset by Olist\", licence CC BY-NC-SA 4.0:",
      "  https://www.kaggle.com/datasets/olistbr/brazilian-ecommerce",
      "  Unpack the zip and name the directory. Three of its files are read, by the",
      "  names of their columns; other files and columns do not matter:",
      "    olist_orders_dataset.csv",
      "      order_id, customer_id, order_status, order_purchase_timestamp,",
      "      order_approved_at, order_delivered_carrier_date,",
      "      order_delivered_customer_date",
      "    olist_order_items_dataset.csv",
      "      order_id, order_item_id, product_id, price, freight_value",
      "    olist_order_payments_dataset.csv",
      "      order_id, payment_sequential, payment_type, payment_value",
      "",
      "A broken row is told of and its order is left out; the rest is imported. It does",
      "no harm to run an import again: nothing is imported twice."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all orders were imported",
      "1:some rows were left out, or some commands got no answer",
      "2:nothing could be imported: a file, a column or the broker is missing",
      "130:stopped by Ctrl-C"
    })
public final class ImportCommand implements Callable<Integer> {

  private static final String OVERDUE =
      "The import did not come to an end in time. It is safe to run again.";

  @Parameters(paramLabel = "DIR", description = "Where the files of the data set are.")
  private Path directory = Path.of("");

  @Mixin private BrokerOption broker = new BrokerOption();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description =
          "How long to wait when no command at all is answered (default: ${DEFAULT-VALUE}).")
  private int timeoutSeconds;

  @Option(
      names = "--errors",
      paramLabel = "FILE",
      description = "Writes everything that is left out, and why, to this file.")
  private @Nullable Path errors;

  @Option(
      names = "--temp",
      paramLabel = "DIR",
      description =
          "Where rows are sorted; takes about as much room as the files"
              + " (default: the system's directory for temporary files).")
  private Path temp = Path.of(System.getProperty("java.io.tmpdir"));

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
    try (StopSignal stop = StopSignal.onShutdown(OVERDUE);
        PrintWriter errorFile = errorFile()) {
      ExitCode code =
          olistImport(timeout, commandLine.getOut(), Progress.on(err), errorFile, stop).run();
      if (errorFile != null && errorFile.checkError()) {
        err.println("--errors: not all could be written to " + errors + ". Is the disk full?");
        err.flush();
      }
      return code.number();
    } catch (CannotStartException e) {
      err.println(e.getMessage());
      err.flush();
      return ExitCode.NOT_STARTED.number();
    }
  }

  private OlistImport olistImport(
      Duration timeout,
      PrintWriter out,
      Progress progress,
      @Nullable PrintWriter errorFile,
      StopSignal stop) {
    return new OlistImport(
        directory,
        temp,
        () -> new KafkaPipeline(broker.bootstrapServers(), timeout),
        timeout,
        progress,
        errorFile,
        stop,
        out);
  }

  private @Nullable PrintWriter errorFile() throws CannotStartException {
    try {
      return errors == null ? null : new PrintWriter(Files.newBufferedWriter(errors, UTF_8));
    } catch (IOException e) {
      throw new CannotStartException("--errors: " + FileFault.sentence(e, errors));
    }
  }
}
