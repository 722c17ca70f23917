package io.jangbu.cli.demo;

import io.jangbu.cli.demo.plan.RunId;
import io.jangbu.cli.demo.shop.Opening;
import io.jangbu.cli.demo.shop.ShopServices;
import io.jangbu.cli.options.BrokerOption;
import io.jangbu.cli.options.CannotStartException;
import io.jangbu.cli.options.ExitCode;
import io.jangbu.cli.options.HelpOption;
import io.jangbu.cli.options.Timeout;
import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.progress.StopSignal;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./jangbu demo}: a shop that lives, and whose sums agree. */
@Command(
    name = "demo",
    exitCodeOnExecutionException = 2,
    description =
        "Plays a shop on running services. Shoppers fill carts, abandon some, check out, pay,"
            + " forget to pay, cancel, and ask for more than there is; the shop ships, delivers,"
            + " and has stock come in when it runs low. In the end it prints what has become of all"
            + " that, and checks it against the views and against the log: each cart, order,"
            + " payment, process and product. Its products, carts and orders are its own.",
    footerHeading = "%nThe seed:%n",
    footer = {
      "  One seed means the same shoppers with the same intentions. What comes of",
      "  them depends on the stock that is left at that moment, too.",
      "",
      "An order that nobody pays is cancelled 30 minutes after its stock was",
      "reserved (jangbu.fulfilment.payment-deadline). The demo does not wait for",
      "that without --wait-unpaid.",
      "Ctrl-C lets no more shoppers in; those who are there come to their end."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all checks agree",
      "1:something does not agree, or a shopper got no answer: the output says what",
      "2:nothing was done: the broker or a service is missing, or an option is wrong",
      "3:the broker or the views went away before all was checked",
      "130:stopped by Ctrl-C; the checks were made as far as possible"
    })
public final class DemoCommand implements Callable<Integer> {

  private static final long LARGEST_DRAWN_SEED = 1_000_000;
  private static final Duration TO_THE_END = Duration.ofMinutes(2);
  private static final String OVERDUE =
      "Not all shoppers came to their end in time. What they have begun goes on in the services.";

  @Mixin private BrokerOption broker = new BrokerOption();
  @Mixin private ServicesOption services = new ServicesOption();
  @Mixin private OpeningOption shop = new OpeningOption();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What the shoppers' intentions are drawn from (default: another each time).")
  private @Nullable Long seed;

  @Option(
      names = "--wait-unpaid",
      description = "Waits until the orders that nobody pays are cancelled, and checks them, too.")
  private boolean waitUnpaid;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description =
          "How long a command is tried again that no service takes, and how long views and"
              + " processes may take to come to their end (default: ${DEFAULT-VALUE}).")
  private int timeoutSeconds;

  @SuppressWarnings("UnusedVariable") // picocli looks at it
  @Mixin
  private HelpOption help = new HelpOption();

  @Spec private @Nullable CommandSpec spec;

  /** Returns the exit code; whatever goes wrong is told in a sentence. */
  @Override
  public Integer call() throws InterruptedException {
    CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
    Duration timeout = Timeout.of(commandLine, timeoutSeconds);
    Opening opening = shop.opening(commandLine);
    int products = shop.products(commandLine);
    long drawn = seed(commandLine);
    PrintWriter err = commandLine.getErr();
    try (StopSignal stop = StopSignal.onShutdown(OVERDUE, TO_THE_END);
        ShopServices http =
            new ShopServices(services.commands(), services.views(), services.token(), timeout)) {
      return new Demo(
              RunId.begin(drawn),
              drawn,
              opening,
              products,
              http,
              broker.settings(),
              timeout,
              waitUnpaid,
              Progress.on(err),
              stop,
              commandLine.getOut())
          .run()
          .number();
    } catch (CannotStartException e) {
      err.println(e.getMessage());
      err.flush();
      return ExitCode.NOT_STARTED.number();
    }
  }

  private long seed(CommandLine commandLine) {
    if (seed == null) {
      return ThreadLocalRandom.current().nextLong(LARGEST_DRAWN_SEED);
    }
    if (seed < 0) {
      throw new ParameterException(commandLine, "--seed is 0 or more.");
    }
    return seed;
  }
}
