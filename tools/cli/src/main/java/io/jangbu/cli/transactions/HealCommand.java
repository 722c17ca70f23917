package io.jangbu.cli.transactions;

import io.jangbu.cli.options.ClientConfigOption;
import io.jangbu.cli.options.HelpOption;
import io.jangbu.kafka.streams.transactions.HangingTransaction;
import io.jangbu.kafka.streams.transactions.Outcome;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./jangbu transactions heal}: ends those that hang. */
@Command(
    name = "heal",
    description = {
      "Ends each transaction that hangs, on each partition, as it has ended elsewhere: the",
      "coordinators' log tells, or the markers on other partitions. Only where nothing tells, and",
      "so no reader has seen any of it, it is aborted. Transactions that their coordinator knows",
      "are left alone. It takes ALTER on the cluster. The services do the same by themselves where",
      "they may."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:none hangs any more",
      "1:some hang: nothing was done, as --dry-run says",
      "2:the broker is out of reach, or the principal may not"
    })
final class HealCommand implements Callable<Integer> {

  @Mixin private ClientConfigOption client = new ClientConfigOption();

  @Option(names = "--dry-run", description = "Only tells what would be done.")
  private boolean dryRun;

  @SuppressWarnings("UnusedVariable") // picocli looks at it
  @Mixin
  private HelpOption help = new HelpOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    return Asking.run(Objects.requireNonNull(spec).commandLine(), client, this::heal);
  }

  private int heal(Cluster cluster, PrintWriter out)
      throws ExecutionException, InterruptedException {
    int found = 0;
    boolean unknown = false;
    for (HangingTransaction each : cluster.open().hanging()) {
      found++;
      unknown |= each.outcome() == Outcome.UNKNOWN;
      boolean commit = each.outcome() == Outcome.COMMITTED;
      if (dryRun) {
        out.println("%s: would %s it.".formatted(each.describe(), commit ? "commit" : "abort"));
      } else if (cluster.end(each)) {
        out.println("%s: %s it.".formatted(each.describe(), commit ? "committed" : "aborted"));
      } else {
        out.println("%s: it has ended meanwhile.".formatted(each.describe()));
      }
      out.flush();
    }
    out.println(found == 0 ? "No transaction hangs." : found + " found.");
    if (unknown) {
      out.println(
          "Whoever wrote what nothing tells of may believe that it was committed. For the command"
              + " service, run ./jangbu rebuild command-state, then ./jangbu verify.");
    }
    return dryRun && found > 0 ? Asking.HANGING : Asking.DONE;
  }
}
